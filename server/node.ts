// The Node entry.
export {}
