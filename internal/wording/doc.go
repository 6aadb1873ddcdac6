// Package wording holds what words of a report say about a claim, language by
// language: how far a matter has come, how likely it is, whether it is denied,
// who is said to say it. The lists are files of our own under data.
//
// Start with Detect for the language of a text, For for its Lexicon and Find for
// the cues in its words. Interval gives the numbers that official scales and
// surveys attach to words of likelihood.
//
// It weighs nothing and knows no names; that is left to the reader of a report.
// docs/formats/claims.md says how to add a language.
package wording
