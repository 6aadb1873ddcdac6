package dataset

// disputeReaders read disputes, wars, crises and conflicts.
var disputeReaders = map[string]Reader{}
