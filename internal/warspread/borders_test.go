package warspread_test

import (
	"os"
	"testing"

	"casus/internal/dataset"
	"casus/internal/dossier"
	"casus/internal/researchdata"
	"casus/internal/world"
)

// bordersElsewhere are the pairs on which the record and the contiguity data of the
// Correlates of War (2016) differ, with the reason.
var bordersElsewhere = map[string]string{
	"EGY PSE": "no state there", "ISR PSE": "no state there", "JOR PSE": "no state there",
	"BHR SAU": "a causeway", "DNK SWE": "a bridge", "CYP TUR": "the north of the island",
	"ARE QAT": "the strip between is Saudi Arabia's", "MAR MRT": "Western Sahara as Moroccan",
}

// The borders of the default dossier are those of another list, but for the pairs
// that are known to differ.
func TestBordersOfTheRecord(t *testing.T) {
	set, folder, names, err := dataset.LocateVersion(researchdata.Path(t), "contiguity", "3.2")
	if err != nil {
		t.Fatal(err, set)
	}
	read, err := dataset.ReadContiguityEpisodes(os.DirFS(folder), names["contdir.csv"])
	if err != nil {
		t.Fatal(err)
	}
	w, err := dossier.Embedded(dossier.Default)
	if err != nil {
		t.Fatal(err)
	}
	day := world.MakeDay(2016, 12, 1)
	states := map[int]world.StateID{}
	for i := range w.States {
		if s := &w.States[i]; s.COW != 0 {
			states[s.COW] = s.ID
		}
	}
	listed := map[string]bool{}
	for _, e := range read.Rows {
		a, b := states[e.Low], states[e.High]
		if e.Type == dataset.ByLand && e.From.Lo <= day && day <= e.To.Hi && a != "" && b != "" {
			listed[string(min(a, b)+" "+max(a, b))] = true
		}
	}
	for _, b := range w.Borders {
		pair := string(b.A + " " + b.B)
		if bordersElsewhere[pair] == "" && !listed[pair] {
			t.Errorf("%s is not in the list", pair)
		}
		delete(listed, pair)
	}
	for pair := range listed {
		if bordersElsewhere[pair] == "" {
			t.Errorf("%s is not in the record", pair)
		}
	}
	if len(w.Borders) < 150 {
		t.Errorf("%d borders", len(w.Borders))
	}
}
