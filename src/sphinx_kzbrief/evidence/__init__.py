"""Evidence: records of what a brief uses, the rules, and the checks that yield findings."""
