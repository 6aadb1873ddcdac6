// Package timex finds the time expressions of a report and says which days
// they mean, seen from the day of the report (its dateline).
//
// Find reads running English text, FindIn the dates and plain relative words of
// other languages, ReadDate a lone date line. Document resolves expressions
// that somebody else found, in their order, without the text around them.
//
// Values are written as in TIMEX3. A time that the calendar cannot place has a
// value such as "PAST_REF" or "PXM" and no days; what is not understood has
// none at all and is never guessed.
//
// A text is cut into tokens once; at each token a phrase is read by descent
// over a bounded number of tokens and resolved afterwards, so that the time
// taken grows with the length of the text and no faster.
package timex
