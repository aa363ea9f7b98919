package rekindle.phone;

/// Nothing more happens in the boot loader's world: the firmware runs, or hangs.
record Still() implements Stage {}
