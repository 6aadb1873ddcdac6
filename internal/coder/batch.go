package coder

// Main gives the events of a sentence that a list with one event a sentence
// keeps: the main act, and a second one where the sentence joins two acts of
// equal rank. The events must be those of Sentence.
func Main(events []Event) []Event {
	kept := events[:0:0]
	for _, e := range events {
		if e.Class == "" || e.Negated || e.Question {
			continue
		}
		return append(kept, e)
	}
	return kept
}

// Label writes events as a scorer and the batch form want them.
func Label(events []Event) []Labelled {
	out := make([]Labelled, 0, len(events))
	for _, e := range events {
		out = append(out, Labelled{e.Source, e.Target, e.Class, e.CAMEO})
	}
	return out
}
