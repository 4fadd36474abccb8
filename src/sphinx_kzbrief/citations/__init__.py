"""Citations: styles, printed locators and reference lists, as plain data."""
