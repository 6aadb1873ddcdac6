package dataset_test

import (
	"io/fs"
	"os"
	"testing"

	"casus/internal/dataset"
	"casus/internal/researchdata"
)

// research opens a folder of the public research data.
func research(t testing.TB, folder ...string) fs.FS {
	t.Helper()
	return os.DirFS(researchdata.Path(t, append([]string{"data"}, folder...)...))
}

func readATOP(t testing.TB, folder ...string) *dataset.ATOP {
	t.Helper()
	a, err := dataset.ReadATOP(research(t, folder...))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestReadsBothVersions(t *testing.T) {
	for _, c := range []struct {
		folder                     []string
		version                    string
		alliances, phases, members int
	}{
		{[]string{"atop-5.1"}, "5.1", 789, 849, 2510},
		{[]string{"models", "casus-foederis-bf2018"}, "4.01", 745, 0, 2398},
	} {
		a := readATOP(t, c.folder...)
		if a.Version != c.version || len(a.Alliances) != c.alliances || len(a.Phases) != c.phases || len(a.Members) != c.members {
			t.Errorf("%v: version %s, %d alliances, %d phases, %d members", c.folder, a.Version, len(a.Alliances), len(a.Phases), len(a.Members))
		}
		t.Logf("%+v", a.Files)
	}
}
