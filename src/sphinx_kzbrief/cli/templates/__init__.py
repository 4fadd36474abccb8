"""Files that `kzbrief init` and `kzbrief new` write, with `$name` where a value goes."""
