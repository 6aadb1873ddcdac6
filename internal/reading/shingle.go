package reading

import (
	"slices"

	"casus/internal/token"
	"casus/internal/wording"
)

// Sizes of what is compared of a text's wording.
const (
	gram     = 3    // words of a shingle
	maxGrams = 4000 // the smallest hashes are kept
	maxWords = 20_000
)

// shingles gives the hashes of all runs of three words, the smallest ones of a
// long text, ascending.
func shingles(text string) []uint64 {
	if len(text) > MaxText {
		text = text[:MaxText]
	}
	var words []string
	for _, t := range new(token.Splitter).Split(nil, text) {
		if t.Shape != token.Mark {
			words = append(words, t.Word)
		}
		if len(words) == maxWords {
			break
		}
	}
	var out []uint64
	for i := 0; i+gram <= len(words); i++ {
		h := uint64(14695981039346656037)
		for _, w := range words[i : i+gram] {
			for j := 0; j < len(w); j++ {
				h = (h ^ uint64(w[j])) * 1099511628211
			}
			h = (h ^ ' ') * 1099511628211
		}
		out = append(out, h)
	}
	slices.Sort(out)
	out = slices.Compact(out)
	return out[:min(len(out), maxGrams)]
}

// jaccard is the share of what two sets have in common.
func jaccard(a, b []uint64) float64 {
	if len(a) == 0 || len(b) == 0 {
		return 0
	}
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] < b[j]:
			i++
		case a[i] > b[j]:
			j++
		default:
			common, i, j = common+1, i+1, j+1
		}
	}
	return float64(common) / float64(len(a)+len(b)-common)
}

func knownOutlet(name string) bool { return wording.Known(name) }
