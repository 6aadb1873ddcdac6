package reading

import (
	"encoding/csv"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/internal/token"
)

// score is how well results agree with what was written down for a set of
// reports.
type score struct {
	n                                  int
	root, stage, likelihood, polarity  int
	pairsBoth, pairsGold, pairsResults int
	missed                             []string
}

func share(k, n int) float64 {
	if n == 0 {
		return 0
	}
	return float64(k) / float64(n)
}

func (s score) f1() float64 {
	if s.pairsBoth == 0 {
		return 0
	}
	p, r := share(s.pairsBoth, s.pairsResults), share(s.pairsBoth, s.pairsGold)
	return 2 * p * r / (p + r)
}

func (s score) String() string {
	return fmt.Sprintf("%d reports: root %.3f stage %.3f likelihood %.3f polarity %.3f clusters F1 %.3f", s.n, share(s.root, s.n),
		share(s.stage, s.n), share(s.likelihood, s.n), share(s.polarity, s.n), s.f1())
}

// examine reads a folder that has a gold.csv and compares.
func examine(t *testing.T, dir string) score {
	t.Helper()
	f, err := os.Open(filepath.Join(dir, "gold.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	rows, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	rows = rows[1:]
	var rs []Report
	for _, row := range rows {
		content, err := os.ReadFile(filepath.Join(dir, row[0]))
		if err != nil {
			t.Fatal(err)
		}
		rs = append(rs, Parse(row[0], string(content)))
	}
	got := Results(rs)
	s := score{n: len(rows)}
	for i, row := range rows {
		c := got[i].Claims[0]
		for _, check := range []struct {
			what, want, got string
			hits            *int
		}{{"root", row[2], c.Root, &s.root}, {"stage", row[3], c.Stage, &s.stage}, {"likelihood", row[4], c.Likelihood, &s.likelihood},
			{"polarity", row[5], c.Polarity, &s.polarity}} {
			if token.Fold(check.want) == token.Fold(check.got) {
				*check.hits++
			} else {
				s.missed = append(s.missed, fmt.Sprintf("%s: %s %q, want %q (why: stage %s; likelihood %s; polarity %s; from %s)", row[0], check.what, check.got, check.want,
					c.Why.Stage, c.Why.Likelihood, c.Why.Polarity, c.Why.Attribution))
			}
		}
		for j := range i {
			gold, same := rows[j][1] == row[1], got[j].Cluster == got[i].Cluster
			if gold {
				s.pairsGold++
			}
			if same {
				s.pairsResults++
			}
			if gold && same {
				s.pairsBoth++
			}
			if gold != same {
				s.missed = append(s.missed, fmt.Sprintf("%s and %s: together %v, want %v", rows[j][0], row[0], same, gold))
			}
		}
	}
	return s
}

// goldReports gives the reports of all sets.
func goldReports(t testing.TB) []Report {
	t.Helper()
	files, err := filepath.Glob("testdata/*/*.txt")
	if err != nil || len(files) == 0 {
		t.Fatal("no reports")
	}
	var out []Report
	for _, f := range files {
		content, err := os.ReadFile(f)
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, Parse(f, string(content)))
	}
	return out
}

func folder(t testing.TB, set string) fs.FS {
	t.Helper()
	return os.DirFS(filepath.Join("testdata", set))
}

// floor is what each set must reach, a little below what it reaches, so that a
// change that makes readings worse is seen.
const floor = 0.9

func TestGold(t *testing.T) {
	sets, err := filepath.Glob("testdata/*/gold.csv")
	if err != nil || len(sets) == 0 {
		t.Fatal("no sets of reports")
	}
	for _, set := range sets {
		dir := filepath.Dir(set)
		t.Run(filepath.Base(dir), func(t *testing.T) {
			s := examine(t, dir)
			t.Log(s.String())
			if min(share(s.root, s.n), share(s.stage, s.n), share(s.likelihood, s.n), share(s.polarity, s.n), s.f1()) < floor {
				t.Errorf("below %.2f:\n%s", floor, strings.Join(s.missed, "\n"))
			}
			if testing.Verbose() {
				t.Log("\n" + strings.Join(s.missed, "\n"))
			}
		})
	}
}
