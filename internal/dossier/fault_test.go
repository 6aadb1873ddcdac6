package dossier

import (
	"os"
	"strings"
	"testing"
	"testing/fstest"
	"unicode/utf8"
)

const (
	treatyFile = "treaties/ARCVEL2020.yaml"
	caseFile   = "cases/STRAIT2025.yaml"
)

// TestFaults changes one thing in the starter and asks for one fault. The sign
// « in the new text marks where the fault is to be reported.
func TestFaults(t *testing.T) {
	for _, tt := range []struct {
		name, file, old, now, message string
	}{
		// names
		{"unknown state in YAML", treatyFile, "{state: VEL}", "{state: «VLE}", `unknown state "VLE"; did you mean VEL`},
		{"unknown state in CSV", "events.csv", ",ARC,VEL,1", ",ARC,«VELL,1", `unknown state "VELL"; did you mean VEL`},
		{"unknown source in a list", "states.csv", "Southern Invented,invented", "Southern Invented,«invented|inventid", `unknown source "inventid"; did you mean invented`},
		{"unknown source in YAML", treatyFile, "sources: [courier]", "sources: [arcvel-text, «curier]", `unknown source "curier"; did you mean courier`},
		{"undefined area", treatyFile, "area: arcvel-area", "area: «arcvel-aera", `nobody defined the area "arcvel-aera"; did you mean arcvel-area`},
		{"unknown place in an area", "areas.yaml", "[far-isles]", "[«far-isle]", `unknown place "far-isle"; did you mean far-isles`},
		{"unknown place of a contingency", "dossier.yaml", "place: strait-of-arcady", "place: «strait-of-arkady", `unknown place "strait-of-arkady"; did you mean strait-of-arcady`},
		{"unknown attacker", "dossier.yaml", "attacker: DRV, target: ARC", "attacker: «DRW, target: ARC", `unknown state or group "DRW"; did you mean DRV`},
		{"unknown treaty in an edit", "dossier.yaml", "- join: TRS:ARCVEL2020", "- «join: TRS:ARCVEL2021", `unknown treaty "ARCVEL2021"; did you mean ARCVEL2020`},
		{"unknown reading in an edit", "dossier.yaml", "- weigh: {question: arcvel-duty", "- «weigh: {question: arcvel-duti", `unknown reading "arcvel-duti"; did you mean arcvel-duty`},
		{"unknown option in an edit", "dossier.yaml", "- weigh: {question: arcvel-duty, weights: {binding", "- «weigh: {question: arcvel-duty, weights: {bindung", `unknown option of arcvel-duty "bindung"; did you mean binding`},
		{"unknown reading in a test", treatyFile, "arcvel-duty=binding", "«arcvel-dutty=binding", `unknown reading "arcvel-dutty"; did you mean arcvel-duty`},
		{"unknown option in a test", treatyFile, "arcvel-duty=binding", "«arcvel-duty=bindin", `unknown option of arcvel-duty "bindin"; did you mean binding`},
		{"test without option", treatyFile, "arcvel-duty=binding", "«arcvel-duty", "write QUESTION=OPTION"},
		{"topic without claim", "dossier.yaml", "[Tresland will join]", "«[Tresland will joyn]", `no claim has the topic "Tresland will joyn"; did you mean Tresland will join`},
		{"trigger by nobody", treatyFile, "area: arcvel-area}", "by: [any, «third_pary], area: arcvel-area}", "did you mean third_party"},
		{"precedence over nothing", treatyFile, "    discretion:", "    precedence: {outranks: [«ARCVEL2019]}\n    discretion:", `unknown treaty "ARCVEL2019"`},
		{"enemy of no class", treatyFile, "- requested", "- {enemy_class: [DRV, «VRD]}", `unknown state "VRD"`},
		// clauses with more words
		{"whose war", treatyFile, "trigger: {act:", "trigger: {when: «atacks, act:", `when "atacks" is not one of attacked, attacks, at_war; did you mean attacks`},
		{"adversary left out", treatyFile, "trigger: {act:", "trigger: {not_by: «DRW, act:", `not_by "DRW" is neither great_power, non_signatory nor a state or group; did you mean DRV`},
		{"notice that is no date", treatyFile, "{state: VEL}", "{state: VEL, notice: «soon}", "write a date as 2026-01-14"},
		{"one condition of any", treatyFile, "- requested", "- {any: «[requested]}", "any holds 1 conditions; write two or more"},
		{"unknown condition in any", treatyFile, "- requested", "- {any: [requested, «unprovked]}", `condition "unprovked" is not one of`},
		{"at war with nobody known", treatyFile, "- requested", "- {at_war_with: [«VLE]}", `unknown state "VLE"`},
		{"limit without a name", treatyFile, "- requested", "- {«unstated: }", "unstated is missing or empty"},
		{"exceptions without a rank", treatyFile, "        effect: negates\n", "        effect: negates\n      - id: «other\n        text: x\n        effect: modifies\n        duty: consult\n", `exceptions "reprisal" and "other" of clause "3" can both apply, differ in their effect and have the same rank 0`},
		// cases
		{"attacker of a case", caseFile, "attacker: [DRV]", "attacker: [«DRW]", `attacker "DRW" is neither a state nor a group; did you mean DRV`},
		{"day of a case", caseFile, "on: 2025-06-03", "on: «2025-06", "is not exact to the day"},
		{"attack on itself", caseFile, "target: [VEL]", "target: «[DRV]", "DRV cannot attack itself"},
		{"fact that is neither", caseFile, "{reprisal: no}", "{reprisal: «never}", `fact reprisal is "never"; write yes, no or unknown`},
		{"fact about nobody", caseFile, `{"requested:VEL": yes}`, `{«"requested:VLE": yes}`, `unknown state "VLE"`},
		{"war with nobody", caseFile, `{"requested:VEL": yes}`, `{«"at_war_with:VEL": yes}`, "the fact names one state; write at_war_with:STATE:ENEMY"},
		{"fact of no kind", caseFile, `{"requested:VEL": yes}`, `{«"reqested:VEL": yes}`, `unknown fact "reqested:VEL"; did you mean requested`},
		{"fact that no clause asks for", caseFile, "{reprisal: no}", "{«reprisl: no}", `no clause asks for the fact "reprisl"; did you mean reprisal`},
		{"reading of a case", caseFile, "{arcvel-duty: binding}", "{«arcvel-duti: binding}", `unknown reading "arcvel-duti"; did you mean arcvel-duty`},
		{"attack of a view", caseFile, "attacks: [1] ", "attacks: [«2] ", `attacks "2": the case has attacks 1 to 1`},
		{"what a state did", caseFile, "acted: words", "acted: «word", `acted "word" is not one of none, words`},
		{"case in the wrong file", caseFile, "id: STRAIT2025", "id: «STRAIT2026", "call the file STRAIT2026.yaml"},
		// dates
		{"date that does not exist", treatyFile, "signed: 2020-03-02", "signed: «2020-02-30", "does not exist: February 2020 has 29 days"},
		{"date in CSV", "claims.csv", "2026-01-05", "«2026-13-05", "has no month 13"},
		{"date in another order", treatyFile, "in_force: 2020-05  ", "in_force: «02.03.2020  ", "write a date as 2026-01-14"},
		{"day that is a month", "dossier.yaml", "as_of: 2026-01-14", "as_of: «2026-01", "is not exact to the day"},
		{"interval backwards", "claims.csv", ",2025-12,", ",«2025-12/2025-11,", "ends before it begins"},
		{"spell of a party backwards", treatyFile, "{state: VEL}", "{state: VEL, from: 2021, to: «2020-12}", "the spell ends (2020-12) before it begins (2021)"},
		{"spell of a clause backwards", treatyFile, "article: Article 3", "article: Article 3\n    from: 2021\n    to: «2020", "before it begins"},
		{"spell of a state backwards", "states.csv", "Drovia,,1901,,", "Drovia,,1901,«1900,", "before it begins"},
		{"spells that overlap", treatyFile, "  - {state: VEL}", "  - {state: VEL, to: 2022}\n  - {state: «VEL, from: 2021}", "VEL has two spells in the treaty that overlap"},
		{"in force before it was signed", treatyFile, "in_force: 2020-05  ", "in_force: «2019  ", "in_force 2019 lies before signed 2020-03-02"},
		{"state by name", treatyFile, "{state: VEL}", "{state: «Velmora}", `unknown state "Velmora"; files name a state by its iso3 letters: write VEL`},
		// wording
		{"word of a vocabulary in YAML", treatyFile, "duty: assist", "duty: «asist", `duty "asist" is not one of fight, assist`},
		{"word of a vocabulary in CSV", "events.csv", ",cooperative,", ",«coperative,", `did you mean cooperative`},
		{"kind of a source", "sources.csv", ",press,", ",«pres,", "did you mean press"},
		{"condition that is none", treatyFile, "- requested", "- «request", `condition "request" is not one of requested`},
		{"condition of two kinds", treatyFile, "{reading: arcvel-duty=binding, text", "{reading: arcvel-duty=binding, «acts: ARC, text", "both reading and acts"},
		{"condition of no kind", treatyFile, "{reading: arcvel-duty=binding, text", "{«text", "the condition has no kind"},
		{"section of a note", "dossier.yaml", "section: unknown", "section: «unkown", "did you mean unknown"},
		{"flag that is yes", treatyFile, "text: full ", "revocable: «yes\ntext: full ", `"yes" is neither true nor false`},
		{"mark that is neither", "events.csv", ",VEL,1,", ",VEL,«yes,", "neither 1 nor 0"},
		// numbers
		{"bad number in CSV", "states.csv", "10.5", `«"10,5"`, "is not a number; write digits"},
		{"number out of bounds", "states.csv", "10.5", "«105", "not between -90 and 90"},
		{"bad number in YAML", treatyFile, "weight: 0.2", "weight: «20%", "is not a number"},
		{"whole number", treatyFile, "notice_months: 12", "notice_months: «1.5", "is not a whole number"},
		{"number that is infinite", treatyFile, "weight: 0.2", "weight: «.inf", "is not a number"},
		{"intensity", "events.csv", ",7,", ",«11,", "outside Goldstein's scale"},
		{"Admiralty grade", "claims.csv", ",C3,", ",«G3,", "write a letter A to F and a digit 1 to 6"},
		{"weight over 1", treatyFile, "weight: 0.2", "weight: «1.2", "is not between 0 and 1"},
		{"weight missing", treatyFile, "\n        weight: 0.2", "", "weight is missing or empty"},
		{"weight in an edit", "dossier.yaml", "binding: 0.3", "binding: «3", "is not between 0 and 1"},
		// shape
		{"unknown field", treatyFile, "binding: treaty ", "«bindin: x\nbinding: treaty ", `unknown field "bindin"; did you mean binding`},
		{"unknown field deep down", treatyFile, "holders: [the", "«holder: x\n        holders: [the", "did you mean holders"},
		{"field twice", treatyFile, "short: Arcady pact", "short: Arcady pact\n«short: again", `field "short" stands twice`},
		{"missing treaty status", treatyFile, "status: in_force ", "«status:  ", "status is missing or empty"},
		{"no parties", treatyFile, "  - {state: ARC}             # from: and to: bound the spell; without them it is the treaty's own\n  - {state: VEL}\n", "", "the treaty has no parties"},
		{"bound state that is no party", treatyFile, "bound: each ", "bound: [ARC, «DRV] ", "DRV, which is not a party to ARCVEL2020"},
		{"act without trigger", treatyFile, "    trigger:", "    # trigger:", "a duty to act and no trigger"},
		{"relation of three", "dossier.yaml", "between: [ARC, VEL]", "between: «[ARC, VEL, TRS]", "names 3 states; name two"},
		{"value without source in YAML", treatyFile, "    sources: [arcvel-text]\n    confidence: high\nreadings", "    sources: «[]\n    confidence: high\nreadings", "no source; name one from sources.csv"},
		{"value without source in CSV", "claims.csv", ",courier,medium,", ",«,medium,", "no source; name one from sources.csv"},
		{"empty field that is required", "claims.csv", "Tresland is ready to join the pact", "«", "claim is empty; it is required"},
		{"duplicate id in YAML", treatyFile, "      - id: choice", "      - {id: «binding, text: again, weight: 0}\n      - id: choice", `duplicate option of arcvel-duty id "binding"; it stands first at`},
		{"duplicate id of a source", "sources.csv", "invented,This", "«courier,Again,press,,,,\ninvented,This", `duplicate source id "courier"; it stands first at sources.csv:3`},
		{"state twice at one time", "states.csv", "VEL,,,Velmora", "«DRV,,,Drovia again,,,,,,,,,invented,,\nVEL,,,Velmora", `duplicate state id "DRV"`},
		{"ragged row", "events.csv", ",arcvel-text,high,", ",arcvel-text,high", "the row has 14 fields; the header has 15"},
		{"quote inside a field", "sources.csv", "The Arcady Courier", `The «"Arcady" Courier`, "put the field in double quotes"},
		{"name of a treaty's file", treatyFile, "id: ARCVEL2020", "id: «ARCVEL2021", "call the file ARCVEL2021.yaml"},
		{"format of another program", "dossier.yaml", "casus.dossier/1", "«casus.dossier/2", "the one this program reads"},
		// YAML
		{"tab", treatyFile, "  - {state: VEL}", "«\t- {state: VEL}", "a tab indents the line"},
		{"not UTF-8 in YAML", treatyFile, "Arcady pact", "Arcad«\xe9 pact", "byte 0xe9 is not UTF-8"},
		{"not UTF-8 in CSV", "states.csv", "Republic of Arcadia", "Répub«\xfflique", "byte 0xff is not UTF-8"},
		{"control character", "claims.csv", "A minister", "A«\x1b[31m minister", "control character U+001B"},
		{"control character, escaped", treatyFile, "short: Arcady pact", `short: «"Arcady \x1b[31m"`, "control character"},
		{"anchor on a value", treatyFile, "form: treaty", "form: «&form treaty", "anchors, aliases and tags are not used here"},
		{"tag", treatyFile, "form: treaty", "form: «!!str treaty", "anchors, aliases and tags are not used here"},
		{"list for a value", treatyFile, "form: treaty", "form: «[treaty]", "a single value is expected here"},
		{"value for a mapping", treatyFile, "{state: VEL}", "«VEL", "a list of named fields"},
		{"mapping not closed", treatyFile, "{state: VEL}", "{state: VEL", "is not YAML"},
		{"colon in a plain text", treatyFile, "form: treaty", "form: «treaty: secret", "is not YAML"},
		{"two documents", treatyFile, "form: treaty", "form: treaty\n«---\nx: y", "several YAML documents"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			checkOne(t, tt.file, tt.old, tt.now, tt.message)
		})
	}
}

// checkOne makes one change and asks for one fault at the mark; without a mark
// any place in the file will do.
func checkOne(t *testing.T, file, old, now, message string) {
	t.Helper()
	files := starterFS(t)
	swap(t, files, file, old, now)
	line, column := takeMark(files, file)
	faults := Check(files)
	if len(faults) != 1 {
		t.Fatalf("%d faults, want 1:\n%v", len(faults), faults)
	}
	f := faults[0]
	if f.File != file || line > 0 && (f.Line != line || f.Column != column) || f.Line < 1 {
		t.Errorf("fault at %s:%d:%d, want %s:%d:%d: %s", f.File, f.Line, f.Column, file, line, column, f.Message)
	}
	if !strings.Contains(f.Message, message) {
		t.Errorf("message %q does not say %q", f.Message, message)
	}
}

// takeMark removes the mark and tells where it stood, in characters.
func takeMark(files fstest.MapFS, name string) (line, column int) {
	before, after, ok := strings.Cut(string(files[name].Data), "«")
	if !ok {
		return 0, 0
	}
	files[name] = &fstest.MapFile{Data: []byte(before + after), Mode: 0o644}
	line = strings.Count(before, "\n") + 1
	return line, utf8.RuneCountInString(before[strings.LastIndex(before, "\n")+1:]) + 1
}

const borderHeader = "a,b,valid_from,valid_to,sources,confidence,note\n"

// TestFaultsOfFiles covers faults that are not one change of a text.
func TestFaultsOfFiles(t *testing.T) {
	put := func(name, data string) func(*testing.T, fstest.MapFS) {
		return func(_ *testing.T, files fstest.MapFS) { files[name] = &fstest.MapFile{Data: []byte(data), Mode: 0o644} }
	}
	remove := func(name string) func(*testing.T, fstest.MapFS) {
		return func(_ *testing.T, files fstest.MapFS) { delete(files, name) }
	}
	for _, tt := range []struct {
		name   string
		change func(*testing.T, fstest.MapFS)
		want   string // the first fault that names the file
	}{
		{"missing table", remove("states.csv"), "states.csv: the file is missing; every dossier needs it"},
		{"missing question", remove("dossier.yaml"), "dossier.yaml: the file is missing; every dossier needs it"},
		{"missing treaties", remove(treatyFile), "treaties: the folder of treaties is missing"},
		{"misspelt table", put("event.csv", ""), `event.csv: unknown file "event.csv"; did you mean events.csv?`},
		{"table in capitals", put("EVENTS.CSV", ""), `EVENTS.CSV: unknown file "EVENTS.CSV"; did you mean events.csv?`},
		{"misspelt YAML", put("area.yml", ""), `area.yml: unknown file "area.yml"`},
		{"treaty of another kind", put("treaties/X.txt", ""), "treaties/X.txt: is not a .yaml file; a treaty file is named ID.yaml"},
		{"empty treaty", put("treaties/X.yaml", "# nothing\n"), "treaties/X.yaml:1:1: the file is empty"},
		{"empty table", put("groups.csv", ""), "groups.csv:1:1: the file is empty; its first row names the columns: id,name"},
		{"table too large", put("groups.csv", strings.Repeat(" ", maxFile+1)), "groups.csv: larger than the limit of 33554432 bytes"},
		{"YAML too large", put("treaties/X.yaml", strings.Repeat(" ", maxYAML+1)), "treaties/X.yaml: larger than the limit of 1048576 bytes"},
		{"semicolons", put("groups.csv", "id;name;kind\n"), "groups.csv:1:1: the columns are not separated by commas"},
		{"carriage returns", put("cameo.csv", "code,root\r01,01\r"), "cameo.csv:1:6: "},
		{"unknown column", put("cameo.csv", "code,rot,class,goldstein\n"), `cameo.csv:1:6: unknown column "rot"; did you mean root?`},
		{"missing column", put("cameo.csv", "code,class,goldstein\n"), `cameo.csv:1:1: column "root" is missing`},
		{"column twice", put("cameo.csv", "code,root,root,class,goldstein\n"), `cameo.csv:1:11: column "root" stands twice`},
		{"column without name", put("cameo.csv", "code,root,class,goldstein,\n"), `cameo.csv:1:27: a column has no name; take it out or name it`},
		{"quote not closed", put("cameo.csv", "code,root,class,goldstein\n01,\"01,X,0\n02,02,X,0\n"), "cameo.csv:2:1: is not CSV"},
		{"quote then a bad number", put("cameo.csv", "code,root,class,goldstein\n01,a\"b,X,0\n02,02,X,nought\n"), "cameo.csv:3:9: goldstein \"nought\" is not a number"},
		{"duplicate row", put("cameo.csv", "code,root,class,goldstein\n01,01,X,0\n\n01,01,X,0\n"), `cameo.csv:4:1: duplicate event code id "01"; it stands first at cameo.csv:2`},
		{"border with itself", put("borders.csv", borderHeader+"VEL,VEL,,,invented,,\n"), "borders.csv:2:5: VEL cannot border itself; name two states"},
		{"border twice, in either order", put("borders.csv", borderHeader+"ARC,VEL,,1950,invented,,\nVEL,ARC,1940,,invented,,\n"), `borders.csv:3:1: duplicate border id "ARC VEL"; it stands first at borders.csv:2`},
		{"border of nobody", put("borders.csv", borderHeader+"ARC,VELL,,,invented,,\n"), `borders.csv:2:5: unknown state "VELL"; did you mean VEL?`},
		{"border with nobody named", put("borders.csv", borderHeader+"ARC,,,,invented,,\n"), "borders.csv:2:5: b is empty; it is required"},
		{"border backwards in time", put("borders.csv", borderHeader+"ARC,VEL,1950,1940,invented,,\n"), "borders.csv:2:14: the spell ends (1940) before it begins (1950)"},
		{"border without a source", put("borders.csv", borderHeader+"ARC,VEL,,,,,\n"), "borders.csv:2:11: no source; name one from sources.csv"},
		{"misspelt table of borders", put("border.csv", ""), `border.csv: unknown file "border.csv"; did you mean borders.csv?`},
		{"columns count characters", put("cameo.csv", "code,root,class,goldstein\né,ü,\"ñ\",x\n"), "cameo.csv:2:9: goldstein \"x\" is not a number"},
		{"rows over several lines", put("cameo.csv", "code,root,class,goldstein\n01,\"a\nñb\",X,x\n"), "cameo.csv:3:7: goldstein \"x\" is not a number"},
		{"value out of its range", put("capabilities.csv", "state,measure,year,value,low,high,unit,sources,confidence,note\nARC,gdp,2020,5,6,7,usd,invented,high,\n"), "capabilities.csv:2:14: value 5 lies outside its own range 6 to 7"},
		{"value twice", put("capabilities.csv", "state,measure,year,value,low,high,unit,sources,confidence,note\nARC,gdp,2020,5,,,usd,invented,,\nARC,gdp,2020,6,,,usd,invented,,\n"), "capabilities.csv:3:5: duplicate capability"},
		{"response to no clause", put("responses.csv", strings.Join(responseColumns, ",")+"\nR1,ARCVEL2020,4,2021,,DRV,ARC,*,x,yes,no,none,,,,invented,,\n"), `responses.csv:2:15: unknown clause of ARCVEL2020 "4"; did you mean 3?`},
		{"deep flow", put("treaties/X.yaml", "a: "+strings.Repeat("[", 100)+strings.Repeat("]", 100)+"\n"), "treaties/X.yaml:1:44: values are nested too deeply"},
		{"deep lists", put("treaties/X.yaml", strings.Repeat("- ", 100)+"x\n"), "treaties/X.yaml:1:81: values are nested too deeply"},
		{"too many words", put("treaties/X.yaml", "a: ["+strings.Repeat("x, ", maxTokens)+"]\n"), "treaties/X.yaml:1:"},
		{"not a plain file", func(_ *testing.T, files fstest.MapFS) {
			files["groups.csv"] = &fstest.MapFile{Mode: os.ModeNamedPipe | 0o644}
		}, "groups.csv: is not a plain file"},
	} {
		t.Run(tt.name, func(t *testing.T) {
			files := starterFS(t)
			tt.change(t, files)
			faults := Check(files)
			file, _, _ := strings.Cut(tt.want, ":")
			for _, f := range faults {
				if f.File == file && strings.HasPrefix(f.Error(), tt.want) {
					return
				}
			}
			t.Errorf("no fault %q among:\n%v", tt.want, faults)
		})
	}
}

// The book of forecasts: a dossier without one is whole, and each fault is told.
func TestForecastFaults(t *testing.T) {
	head := strings.Join(forecastColumns, ",") + "\n"
	for _, c := range []struct{ row, message string }{
		{`F1,2026-01-09,me,Will it?,it comes,2026-06-30,0,,,,0.3,the record,,,arcvel-text,,`, ""},
		{`F1,2026-01-09,me,Will it?,it comes,2026-06-30,1,likely,0.55,0.8,,the record,no,2026-06-30,arcvel-text,low,`, ""},
		{`F1,2026-01-09,me,Will it?,it comes,,0,,,,0.3,the record,,,arcvel-text,,`, "deadline is empty"},
		{`F1,2026-01-09,me,Will it?,it comes,2026-01-01,0,,,,0.3,the record,,,arcvel-text,,`, "before the forecast was made"},
		{`F1,2026-01-09,me,Will it?,it comes,2026-06-30,0,,,,1.3,the record,,,arcvel-text,,`, "not a probability from 0 to 1"},
		{`F1,2026-01-09,me,Will it?,it comes,2026-06-30,0,,0.8,0.2,,the record,,,arcvel-text,,`, "low 0.8 is over high 0.2"},
		{`F1,2026-01-09,me,Will it?,it comes,2026-06-30,0,,0.2,0.4,0.5,the record,,,arcvel-text,,`, "not between low and high"},
		{`F1,2026-01-09,me,Will it?,it comes,2026-06-30,0,,,,0.3,the record,no,,arcvel-text,,`, "resolved is empty"},
		{`F1,2026-01-09,me,Will it?,it comes,2026-06-30,0,,,,0.3,the record,,2026-05-01,arcvel-text,,`, "outcome is empty"},
		{`F1,2026-01-09,me,Will it?,it comes,2026-06-30,0,,,,0.3,the record,maybe,2026-05-01,arcvel-text,,`, `outcome "maybe" is not one of`},
		{`F1,2026-01-09,me,Will it?,it comes,2026-06-30,0,,,,0.3,the record,no,2026-01-01,arcvel-text,,`, "resolved 2026-01-01 is before"},
		{`F1,2026-01-09,me,Will it?,it comes,2026-06-30,0,,,,0.3,,,,arcvel-text,,`, "truth_source is empty"},
	} {
		files := starterFS(t)
		files["forecasts.csv"] = &fstest.MapFile{Data: []byte(head + c.row + "\n")}
		faults := Check(files)
		switch {
		case c.message == "" && len(faults) > 0:
			t.Errorf("%s: %v", c.row, faults)
		case c.message != "" && (len(faults) != 1 || !strings.Contains(faults[0].Error(), c.message)):
			t.Errorf("%s: %v, not one fault with %q", c.row, faults, c.message)
		}
	}
}

func TestAccessionFaults(t *testing.T) {
	files := starterFS(t)
	w, err := Read(files)
	if err != nil {
		t.Fatal(err)
	}
	text := string(files["dossier.yaml"].Data) + `
accessions:
  - state: ` + string(w.States[0].ID) + `
    treaty: NOSUCH
    topics: [nobody spoke of it]
    one_root:
      - {roots: [arcvel-text], basis: so}
    judged:
      - {claim: CL999, ratio: 0, basis: so}
`
	files["dossier.yaml"] = &fstest.MapFile{Data: []byte(text)}
	told := Check(files).Error()
	for _, want := range []string{`unknown treaty "NOSUCH"`, "no claim has the topic", "names 1 sources", `unknown claim "CL999"`, "not from 0.0001 to 10000"} {
		if !strings.Contains(told, want) {
			t.Errorf("nothing says %q:\n%s", want, told)
		}
	}
}
