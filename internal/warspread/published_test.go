package warspread_test

import (
	"bytes"
	"flag"
	"os"
	"testing"

	"casus/internal/joining"
	"casus/internal/researchdata"
	"casus/internal/warspread"
)

var update = flag.Bool("update", false, "write fitted.json anew")

// What comes with casus is what its sources give, to the byte.
func TestFittedIsTheFit(t *testing.T) {
	got, err := warspread.Fit(researchdata.Path(t), joining.Defaults())
	if err != nil {
		t.Fatal(err)
	}
	data, err := warspread.Encode(got)
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		if err := os.WriteFile("fitted.json", data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if had, err := os.ReadFile("fitted.json"); err != nil || !bytes.Equal(had, data) {
		t.Errorf("fitted.json is not what the data give (%v); look at the difference, then write it anew with -update", err)
	}
}
