// Package statement finds what each sentence of an English report claims: acts
// with treaties, events, doubts about somebody's word, and what a state brings or
// has. Each statement has its holder, its actors, its date and the bytes where
// they stand. Start with NewReader and Reader.Read.
//
// A report is read from its beginning: "this pact", "both countries" and a
// surname alone mean what was named before.
package statement
