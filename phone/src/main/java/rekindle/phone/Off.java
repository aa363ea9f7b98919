package rekindle.phone;

/// No power.
record Off() implements Stage {}
