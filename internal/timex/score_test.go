package timex

import (
	"bufio"
	"encoding/json"
	"os"
	"regexp"
	"testing"

	"casus/internal/researchdata"
)

// timenormDoc is one document of the news that TempEval-3 annotated.
type timenormDoc struct {
	Doc, DCT string
	Exprs    []struct{ Text, Type, Value string }
}

// absolute is a value that names one place in the calendar.
var absolute = regexp.MustCompile(`^\d{4}(-\d\d(-\d\d(T.*)?)?|-W\d\d(-WE)?|-Q[1-4]|-H[12])?$`)

type score struct{ right, all int }

func (s *score) add(right bool) {
	s.all++
	if right {
		s.right++
	}
}

func (s score) share() float64 { return float64(s.right) / float64(max(s.all, 1)) }

func readLines[T any](t testing.TB, path string) []T {
	t.Helper()
	f, err := os.Open(path)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []T
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var v T
		if err := json.Unmarshal(lines.Bytes(), &v); err != nil {
			t.Fatal(err)
		}
		out = append(out, v)
	}
	return out
}

// TestNewsExpressions holds the share of expressions whose published value is
// given exactly. The floors lie a little below what was measured.
func TestNewsExpressions(t *testing.T) {
	path := researchdata.Path(t, "data", "events", "dates", "timenorm_en_dev.jsonl")
	var dated, all score
	for _, doc := range readLines[timenormDoc](t, path) {
		exprs := make([]Expression, len(doc.Exprs))
		for i, e := range doc.Exprs {
			exprs[i] = Expression{e.Text, e.Type}
		}
		values, err := Document(doc.DCT, exprs)
		if err != nil {
			t.Fatal(err)
		}
		for i, e := range doc.Exprs {
			right := string(values[i]) == e.Value
			all.add(right)
			if absolute.MatchString(e.Value) {
				dated.add(right)
			}
			if !right {
				t.Logf("%s %s: %q (%s) is %s, got %s", doc.Doc, doc.DCT, e.Text, e.Type, e.Value, values[i])
			}
		}
	}
	t.Logf("calendar values %d of %d (%.3f), all %d of %d (%.3f)", dated.right, dated.all, dated.share(), all.right, all.all, all.share())
	if dated.share() < 0.925 || all.share() < 0.89 {
		t.Error("the share fell below what was reached before")
	}
}
