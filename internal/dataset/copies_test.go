package dataset_test

import (
	"bytes"
	"compress/gzip"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"casus/internal/dataset"
	"casus/internal/researchdata"
)

// copies are the files of a data set by the names under which they are published,
// unpacked.
type copies struct {
	set   dataset.Set
	named map[string]string // what the copy at hand is called
	data  map[string][]byte
}

// headless are the tables without a head.
var headless = map[string]bool{"iisystem.dat": true, "microstatessystem.dat": true}

// copiesAtHand gives the copies of every set of the catalogue that is under the folder of
// the research data.
func copiesAtHand(t *testing.T) []copies {
	t.Helper()
	folders := dataset.Below(researchdata.Path(t, "data"))
	var out []copies
	for _, set := range dataset.Catalogue() {
		from, ok := set.In(folders)
		if !ok {
			continue
		}
		found, _, err := set.Locate(os.DirFS(from))
		if err != nil {
			t.Fatal(err)
		}
		c := copies{set: set, named: found, data: map[string][]byte{}}
		for published, name := range found {
			c.data[published] = readUnpacked(t, filepath.Join(from, name))
		}
		out = append(out, c)
	}
	return out
}

func readUnpacked(t *testing.T, path string) []byte {
	t.Helper()
	data, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if bytes.HasPrefix(data, []byte{0x1f, 0x8b}) {
		z, err := gzip.NewReader(bytes.NewReader(data))
		if err != nil {
			t.Fatal(err)
		}
		if data, err = io.ReadAll(z); err != nil {
			t.Fatal(err)
		}
	}
	return data
}

// write puts files into a folder under the names that the copies have.
func (c copies) write(t *testing.T, dir string, data map[string][]byte) {
	t.Helper()
	for published, d := range data {
		if err := os.WriteFile(filepath.Join(dir, c.named[published]), d, 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// thin gives the copies with few rows, so that many damages can be tried on them.
// Rows of several files belong together by their first field where fewer of each
// alone are refused.
func (c copies) thin(t *testing.T) copies {
	t.Helper()
	few := func(of map[string]bool) copies {
		out := c
		out.data = map[string][]byte{}
		for published, d := range c.data {
			out.data[published] = newTable(d, spot{}, headless[published]).thinned(of)
		}
		return out
	}
	whole := func(x copies) bool {
		dir := t.TempDir()
		x.write(t, dir, x.data)
		_, _, err := x.set.Read(os.DirFS(dir))
		return err == nil
	}
	if x := few(nil); whole(x) {
		return x
	}
	of := map[string]bool{}
	for published, d := range c.data {
		x := newTable(d, spot{}, false)
		first := published == c.set.Files[0].Name
		for i := 1; i < len(x.lines); i++ {
			if i <= 2 || first && i%max(1, len(x.lines)/120) == 0 {
				of[string(x.fields(x.lines[i])[0])] = true
			}
		}
	}
	if x := few(of); whole(x) {
		return x
	}
	return c
}

// madeUp are small tables of our own, by the name under which the real one is
// published.
func madeUp() map[string]string {
	out := map[string]string{
		"MIDA 5.0.csv": fourTables[0], "MIDB 5.0.csv": fourTables[1], "MIDI 5.0.csv": fourTables[2], "MIDIP 5.0.csv": fourTables[3],
		"NMC_5_0.csv": nmcHead + nmcRow + nmcUnknown, "NMC-60-abridged.csv": nmcHead + nmcRow + nmcUnknown, "NMC-70-abridged.csv": nmcHead + nmcRow + nmcUnknown,
		"cow_democracy.csv": democracyHead + democracyRow, "gw_democracy.csv": strings.Replace(democracyHead, "ccode", "gwcode", 1) + democracyRow,
		"cw_gdppop.csv.gz": outputHead + outputRow + outputUnknown, "IdealpointestimatesAll_Apr2020.csv": pointHead + pointRow,
		"cameo_goldstein.csv": scaleHead + scaleRows, "sipri_milex.csv": spendingHead + spendingRows,
		"Inter-StateWarData_v4.0.csv": warsHead + onceRow + twiceRow,
	}
	for name, sample := range map[string]string{
		"states": "states2016.csv", "state-years": "system2016.csv", "majors": "majors2016.csv", "powers": "maoz_powers.csv",
		"system without a head": "iisystem.dat", "microstates without a head": "microstatessystem.dat", "states to 2017": "gw_states.csv",
		"states to 2020": "gw_system_with_microstates.csv", "code panel": "cow_gw_code_panel.csv", "capitals": "cow_capitals.csv",
		"capitals, Gleditsch and Ward": "gw_capitals.csv", "contiguity episodes": "contdir.csv", "contiguity dyad-years": "contdird.csv",
		"contiguity state-years": "contdirs.csv", "rivalries": "tss_rivalries.csv", "rivalries to 2010": "td_rivalries.csv",
		"rivalries by name": "strategic_rivalries.csv", "ATOP dyad-years": "atop_directed_dyad_year_peacesciencer.csv",
		"arms races": "grh_arms_races.csv", "IGO state-years": "cow_igo_state_year.csv", "IGO dyad-years": "cow_igo_ndy.csv.gz",
		"defence agreements": "DCAD-v1.0-main.csv", "nuclear": "nuclear_weapons_proliferation_owid.csv",
	} {
		for i := range samples {
			if samples[i].name == name {
				out[sample] = samples[i].text
			}
		}
	}
	for name, published := range map[string]string{
		"dispute-years": "cow_mid_ddydisps.csv", "GML dispute-years": "gml_dirdisp.csv", "GML participants": "gml_part.csv", "dyadic MID": "dyadic_mid_4.02.csv",
		"MID locations": "MIDLOCA_2.1.csv", "intra-state wars": "INTRA-STATE WARS v5.1.csv", "extra-state wars": "Extra-StateWarData_v4.0.csv",
		"non-state wars": "Non-StateWarData_v4.0.csv", "crises": "icb1v13.csv", "armed conflicts": "ucdp_acd.csv",
	} {
		for i := range disputeForms {
			if disputeForms[i].name == name {
				out[published] = disputeForms[i].text
				if name == "crises" { // the row that is hit is the last, and there that is a name alone
					lines := strings.SplitAfter(disputeForms[i].text, "\n")
					out[published] = lines[0] + lines[2] + lines[1]
				}
			}
		}
	}
	return out
}

// smallCopies gives the sets of which we have tables of our own.
func smallCopies(t *testing.T) []copies {
	t.Helper()
	tables := madeUp()
	for name, as := range map[string]string{"a.csv": "a", "m.csv": "m", "aph.csv": "aph"} {
		data, err := os.ReadFile(filepath.Join("testdata", "small", name))
		if err != nil {
			t.Fatal(err)
		}
		tables["atop5_1"+as+".csv"] = string(data)
	}
	var out []copies
	for _, set := range dataset.Catalogue() {
		c := copies{set: set, named: map[string]string{}, data: map[string][]byte{}}
		whole := true
		for _, f := range set.Files {
			if text := tables[f.Name]; text != "" {
				c.named[f.Name], c.data[f.Name] = f.Name, []byte(text)
			} else if f.Needed {
				whole = false
			}
		}
		if whole {
			out = append(out, c)
		}
	}
	return out
}
