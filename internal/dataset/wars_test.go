package dataset_test

import (
	"errors"
	"io/fs"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"casus/internal/dataset"
	"casus/internal/fault"
	"casus/internal/world"
)

const (
	warsHead = "WarNum,WarName,WarType,ccode,StateName,Side,StartMonth1,StartDay1,StartYear1,EndMonth1,EndDay1,EndYear1,StartMonth2,StartDay2,StartYear2,EndMonth2,EndDay2,EndYear2,TransFrom,WhereFought,Initiator,Outcome,TransTo,BatDeath,Version\n"
	onceRow  = "1,A war,1,230,Spain,2,4,7,1823,11,-9,1823,-8,-8,-8,-8,-8,-8,503,2,2,2,-8,-9,4\n"
	twiceRow = "1,A war,1,220,France,1,4,7,1823,5,1,1823,6,2,1823,11,13,1823,\"404, 410\",14,1,1,-8,400,4\n"
)

// one reads a table of one file from text.
func one[T any](read func(fs.FS, string) (T, error), text string) (T, error) {
	return read(fstest.MapFS{"t.csv": {Data: []byte(text)}}, "t.csv")
}

func TestInterStateWarRows(t *testing.T) {
	wars, err := one(dataset.ReadInterStateWars, strings.ReplaceAll(warsHead+onceRow+twiceRow, "\n", "\r"))
	if err != nil {
		t.Fatal(err)
	}
	if f := wars.File; f.Rows != 2 || f.Encoding.Lines != "CR" || !slices.Equal(f.Unused, []string{"wartype", "version"}) {
		t.Errorf("%+v", f)
	}
	spain, france := wars.Rows[0], wars.Rows[1]
	if spain.Initiator || spain.From != "503" || spain.To != "" || spain.Deaths != (dataset.Value{N: dataset.NotKnown}) || !spain.Outcome.Is(2) || spain.Line != 2 {
		t.Errorf("%+v", spain)
	}
	if len(spain.Days) != 1 || spain.Days[0].First != world.On(world.MakeDay(1823, 4, 7)) || spain.Days[0].Last.Text != "1823-11" {
		t.Errorf("%+v", spain.Days)
	}
	if len(france.Days) != 2 || france.Days[1].Last.Text != "1823-11-13" || france.From != "404, 410" || !france.Deaths.Is(400) {
		t.Errorf("%+v", france)
	}
	if got := france.Regions(); !slices.Equal(got, []dataset.Region{dataset.Europe, dataset.Africa, dataset.MiddleEast}) {
		t.Errorf("%v", got)
	}
}

func TestWarFaultsNameTheirPlace(t *testing.T) {
	for _, c := range []struct{ from, to, says string }{
		{"-8,-8,-8,-8,-8,-8", "-8,-8,-8,1,1,1824", "t.csv:2: EndYear2 is given, yet the row has no StartYear2"},
		{"-8,-8,-8,-8,-8,-8", "1,1,1822,1,1,1824", "t.csv:2: the second time begins in 1822-01-01, before the first in 1823-04-07"},
		{",503,", ",many,", `TransFrom: "many" is not the number of a war`},
		{",503,", ",,", `TransFrom: "" is not the number of a war`},
		{"2,2,2,-8,-9", "2,2,2,-8,-7", `BatDeath: "-7" is not a whole number from 0`},
		{"2,2,2,-8,-9", "2,2,2,-8,", "BatDeath: is blank; it is required, a whole number from 0 to 100000000, or -9"},
		{"2,2,2,-8,-9", "3,2,2,-8,-9", "WhereFought: 3 is not a code of a region"},
		{"Spain", "Sp\x01ain", "StateName: \"Sp\\x01ain\" holds a control character"},
		{"Spain,2", "\"Spain,2", "t.csv:2: a quotation mark is missing"},
		{onceRow, onceRow + onceRow, "t.csv:3: a second row for war 1, state 230 on side 2; the first is on line 2"},
	} {
		text := warsHead + onceRow + twiceRow
		spoilt := strings.Replace(text, c.from, c.to, 1)
		if spoilt == text {
			t.Fatalf("%q is not in the text", c.from)
		}
		wars, err := one(dataset.ReadInterStateWars, spoilt)
		var faults fault.List
		if !errors.As(err, &faults) || !strings.Contains(err.Error(), c.says) || wars.Rows != nil {
			t.Errorf("%q: %v\nshould say %q", c.to, err, c.says)
		}
	}
}

// The published tables are read whole.
func TestPublishedWars(t *testing.T) {
	wars, err := dataset.ReadInterStateWars(research(t, "wars"), "Inter-StateWarData_v4.0.csv")
	if err != nil {
		t.Fatal(err)
	}
	numbers := map[int]bool{}
	for i := range wars.Rows {
		numbers[wars.Rows[i].War] = true
	}
	if len(wars.Rows) != 337 || len(numbers) != 95 {
		t.Errorf("%d rows of %d wars, want 337 of 95", len(wars.Rows), len(numbers))
	}
	pairs, err := dataset.ReadDyadicWars(research(t, "wars"), "directed_dyadic_war.csv")
	if err != nil {
		t.Fatal(err)
	}
	blank := 0
	for _, p := range pairs.Rows {
		if !p.Outcome.Known {
			blank++
		}
	}
	if len(pairs.Rows) != 1364 || blank != 2 {
		t.Errorf("%d rows, %d without an outcome; want 1364 and 2", len(pairs.Rows), blank)
	}
	rows, err := dataset.ReadWarAlliances(research(t, "models", "casus-foederis-bf2018"), "war_alliance_cases.csv")
	if err != nil || len(rows.Rows) != 576 {
		t.Errorf("%d rows of alliances in wars, %v; want 576", len(rows.Rows), err)
	}
	outcomes, err := dataset.ReadWarAllianceOutcomes(research(t, "models", "casus-foederis-bf2018"), "war_alliance_outcomes_dev.csv")
	if err != nil || len(outcomes.Rows) != 267 {
		t.Errorf("%d outcomes, %v; want 267", len(outcomes.Rows), err)
	}
}
