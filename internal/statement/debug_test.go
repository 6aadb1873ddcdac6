package statement

import (
	"fmt"
	"os"
	"testing"

	"casus/internal/accord"
	"casus/internal/claim"
	"casus/internal/dossier"
	"casus/internal/gazetteer"
	"casus/internal/world"
)

func TestDebug(t *testing.T) {
	w, _ := dossier.Embedded(dossier.Default)
	data, err := os.ReadFile(os.Getenv("DEBUG_FILE"))
	if err != nil {
		t.Skip()
	}
	r := NewReader(gazetteer.Default(), accord.New(w), func(string, world.Day) []claim.Date { return nil })
	all, _ := r.Read(string(data), world.MakeDay(2026, 1, 14))
	for _, st := range all {
		names := func(ns []Named) (out []string) {
			for _, n := range ns {
				out = append(out, n.Words)
			}
			return
		}
		fmt.Printf("%d %s %s %s act=%s [%s] %s/%s holder=%q (%s %s) actors=%v objects=%v neg=%v cond=%v fut=%v\n    %s\n", st.Number, st.Kind, st.PLOVER, st.CAMEO, st.Act, string(data)[st.ActSpan.Start:st.ActSpan.End], st.Treaty, st.TreatyAct, st.Holder.Words, st.Class, st.Saying, names(st.Actors), names(st.Objects), st.Negated, st.Conditional, st.Future, st.Words)
	}
}
