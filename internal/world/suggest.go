package world

import (
	"sort"
	"strings"
	"unicode"
)

// Fold lowers case and drops the marks of Latin letters, so that "Türkiye" and
// "turkiye" compare equal.
func Fold(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if unicode.Is(unicode.Mn, r) {
			continue // a mark written as a character of its own
		}
		r = unicode.ToLower(r)
		if plain, ok := unmarked[r]; ok {
			r = plain
		}
		b.WriteRune(r)
	}
	return b.String()
}

var unmarked = map[rune]rune{
	'á': 'a', 'à': 'a', 'â': 'a', 'ä': 'a', 'ã': 'a', 'å': 'a', 'ā': 'a',
	'é': 'e', 'è': 'e', 'ê': 'e', 'ë': 'e', 'ē': 'e', 'í': 'i', 'ì': 'i', 'î': 'i', 'ï': 'i', 'ı': 'i', 'ī': 'i',
	'ó': 'o', 'ò': 'o', 'ô': 'o', 'ö': 'o', 'õ': 'o', 'ø': 'o', 'ú': 'u', 'ù': 'u', 'û': 'u', 'ü': 'u', 'ū': 'u',
	'ç': 'c', 'ğ': 'g', 'ñ': 'n', 'ş': 's', 'š': 's', 'ž': 'z', 'č': 'c', 'ý': 'y', '’': '\'',
	'ą': 'a', 'ă': 'a', 'ć': 'c', 'ď': 'd', 'đ': 'd', 'ę': 'e', 'ě': 'e', 'ł': 'l', 'ń': 'n', 'ň': 'n', 'ő': 'o',
	'ř': 'r', 'ś': 's', 'ș': 's', 'ť': 't', 'ț': 't', 'ţ': 't', 'ů': 'u', 'ű': 'u', 'ź': 'z', 'ż': 'z',
}

// Nearest returns the candidates that a mistyped word may have meant, closest
// first, at most three. It returns nothing where no candidate is close.
func Nearest(word string, candidates []string) []string {
	type scored struct {
		text string
		dist int
	}
	word = Fold(word)
	limit := 1 + len(word)/4
	var near []scored
	seen := map[string]bool{}
	for _, c := range candidates {
		folded := Fold(c)
		if seen[folded] {
			continue
		}
		seen[folded] = true
		d := editDistance(word, folded)
		if len(word) >= 4 && strings.HasPrefix(folded, word) {
			d = min(d, 1)
		}
		if d <= limit {
			near = append(near, scored{c, d})
		}
	}
	sort.SliceStable(near, func(i, j int) bool {
		if near[i].dist != near[j].dist {
			return near[i].dist < near[j].dist
		}
		return near[i].text < near[j].text
	})
	if len(near) > 3 {
		near = near[:3]
	}
	out := make([]string, len(near))
	for i, n := range near {
		out[i] = n.text
	}
	return out
}

// DidYouMean writes "; did you mean A or B?", or nothing.
func DidYouMean(word string, candidates []string) string {
	near := Nearest(word, candidates)
	if len(near) == 0 {
		return ""
	}
	return "; did you mean " + strings.Join(near, " or ") + "?"
}

// editDistance counts the insertions, deletions, replacements and swaps of
// neighbours that turn a into b (optimal string alignment).
func editDistance(a, b string) int {
	if len(a) > 64 || len(b) > 64 {
		return len(a) + len(b)
	}
	var rows [3][66]int
	before, last, cur := &rows[0], &rows[1], &rows[2]
	for j := 0; j <= len(b); j++ {
		last[j] = j
	}
	for i := 1; i <= len(a); i++ {
		cur[0] = i
		for j := 1; j <= len(b); j++ {
			cost := 1
			if a[i-1] == b[j-1] {
				cost = 0
			}
			cur[j] = min(last[j]+1, cur[j-1]+1, last[j-1]+cost)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				cur[j] = min(cur[j], before[j-2]+1)
			}
		}
		before, last, cur = last, cur, before
	}
	return last[len(b)]
}
