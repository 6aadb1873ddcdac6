package recipe_test

import (
	"bytes"
	"os"
	"strings"
	"testing"

	"casus/internal/recipe"
	"casus/internal/researchdata"
)

// TestScore scores 544 pairs in years by member rows of ATOP 4.01: each has every
// measure, the two directions agree, and the bytes are the same each time.
func TestScore(t *testing.T) {
	members := researchdata.Path(t, "data", "models", "casus-foederis-bf2018", "atop-member-level.csv")
	data, err := os.ReadFile(researchdata.Path(t, "data", "models", "portfolio-similarity", "alliance_years.csv"))
	fine(t, err)
	head, pairs, err := recipe.ReadPairs(bytes.NewReader(data), "pairs.csv")
	fine(t, err)
	var out, again, back bytes.Buffer
	fine(t, fresh(t).Score(&out, head, pairs, members))
	fine(t, fresh(t).Score(&again, head, pairs, members))
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("scored again they are others")
	}
	for i := range pairs {
		pairs[i].A, pairs[i].B = pairs[i].B, pairs[i].A
	}
	fine(t, fresh(t).Score(&back, head, pairs, members))
	if !bytes.Equal(out.Bytes(), back.Bytes()) {
		t.Error("the other direction is scored otherwise")
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	if len(lines) != 545 || strings.Contains(out.String(), ",,") || !strings.HasPrefix(lines[0], "atopid,year,ccode1,ccode2,srsvas,") {
		t.Errorf("%d lines, the first %s", len(lines), lines[0])
	}
	// In 1819 Austria and the Two Sicilies, both of 23 states, owe 10 others unlike
	// things, all of them defence: 1 - 2 × 10/23.
	if !strings.HasPrefix(lines[1], "1025,1819,300,329,0.1304347826,0.1304347826,0.1304347826,") {
		t.Errorf("%s", lines[1])
	}
	for text, want := range map[string]string{"ccode1,year\n": "there is no column ccode2", "ccode1,ccode2,year\n1,x,3\n": `p.csv:2: "x" is no number`, "": "has no head"} {
		if _, _, err := recipe.ReadPairs(strings.NewReader(text), "p.csv"); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v", text, err)
		}
	}
}
