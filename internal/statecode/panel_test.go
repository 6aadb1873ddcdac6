package statecode_test

import (
	"cmp"
	"strconv"
	"strings"
	"testing"

	"casus/internal/researchdata"
	"casus/internal/statecode"
)

// TestAgreesWithThePublishedPanel translates every state-year of the panel that
// has a Correlates of War number to Gleditsch and Ward, and those without one
// the other way. The only exceptions are state-years that the panel holds
// twice, once with a Correlates of War number and once without.
func TestAgreesWithThePublishedPanel(t *testing.T) {
	rows := researchdata.Rows(t, "data", "gw-states", "cow_gw_code_panel.csv")
	for _, r := range rows {
		for column, code := range r {
			r[column] = cmp.Or(strings.TrimSpace(code), "NA")
		}
	}
	paired := map[[3]string]bool{} // gw, year, cow
	for _, r := range rows {
		paired[[3]string{r["gwcode"], r["year"], r["ccode"]}] = true
	}
	equal, twice := 0, 0
	for _, r := range rows {
		from, code, to, want := statecode.COW, r["ccode"], statecode.GW, r["gwcode"]
		if code == "NA" {
			from, code, to, want = statecode.GW, r["gwcode"], statecode.COW, "NA"
		}
		year, err := strconv.Atoi(r["year"])
		if err != nil {
			t.Fatal(err)
		}
		got, err := statecode.Translate(from, code, to, statecode.InYear(year))
		switch {
		case err != nil:
			t.Fatal(err)
		case got.Code == want || got.Code == "" && want == "NA":
			equal++
		case from == statecode.GW && paired[[3]string{code, r["year"], got.Code}]:
			twice++
		default:
			t.Errorf("%s %s in %d is %q (%s), the panel has %s", from, code, year, got.Code, got.Reason, want)
		}
	}
	if equal != 17839 || twice != 77 {
		t.Errorf("%d state-years agree and %d stand twice in the panel, of %d; they were 17839 and 77 of 17916", equal, twice, len(rows))
	}
}
