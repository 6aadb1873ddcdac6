package dataset

// measureReaders read measures of states by year: capabilities, democracy, output, votes.
var measureReaders = map[string]Reader{}
