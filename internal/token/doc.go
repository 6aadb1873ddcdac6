// Package token cuts running text into sentences and words, folds words so that
// spellings compare equal, and finds phrases of a list in them.
//
// Start with Splitter.Split for the words of a text, Sentences for its
// sentences, and Phrases for a list of phrases. All offsets are bytes of the text
// as given. Work is linear in the length of the text.
//
// It knows scripts and spelling, no grammar and no names.
package token
