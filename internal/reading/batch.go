package reading

import (
	"encoding/json"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"casus/internal/claim"
)

// Parse reads one file of a report: lines "url:", "date:", "outlet:", "lang:"
// and "title:" in any order, then a line "---", then the text. Without such
// lines the whole file is the text. Lines of other names are passed over.
func Parse(file, content string) Report {
	r := Report{File: file}
	content = strings.TrimPrefix(strings.ReplaceAll(content, "\r\n", "\n"), "\ufeff")
	head, text, ok := strings.Cut(content, "\n---\n")
	if !ok || len(head) > maxHead || !headed(head) {
		r.Text = strings.TrimPrefix(content, "---\n")
		return r
	}
	r.Text = text
	for line := range strings.SplitSeq(head, "\n") {
		name, value, _ := strings.Cut(line, ":")
		value = strings.Trim(strings.TrimSpace(value), `"`)
		switch strings.ToLower(strings.TrimSpace(name)) {
		case "url":
			r.URL = value
		case "date", "published":
			r.Date = value
		case "outlet", "source":
			r.Outlet = value
		case "lang", "language":
			r.Lang = value
		case "title", "headline":
			r.Title = value
		}
	}
	return r
}

// maxHead bounds the lines before the text.
const maxHead = 4 << 10

// headed tells whether every line before the mark names a field.
func headed(head string) bool {
	for line := range strings.SplitSeq(head, "\n") {
		name, _, ok := strings.Cut(line, ":")
		if line != "" && line != "---" && (!ok || strings.ContainsAny(strings.TrimSpace(name), " \t")) {
			return false
		}
	}
	return true
}

// Claim is a reading as the batch form writes it.
type Claim struct {
	Root        string   `json:"root_source"`
	Via         []string `json:"via,omitempty"`
	Holder      string   `json:"holder,omitempty"`
	Stage       string   `json:"stage"`
	Likelihood  string   `json:"likelihood"`
	Words       string   `json:"likelihood_words,omitempty"`
	Polarity    string   `json:"polarity"`
	Attribution string   `json:"attribution"`
	Actors      []string `json:"actors,omitempty"`
	Treaty      string   `json:"treaty,omitempty"`
	Spans       spans    `json:"spans"`
	Why         whys     `json:"why"`
}

type spans struct {
	Root        *[2]int `json:"root_source,omitempty"`
	Holder      *[2]int `json:"holder,omitempty"`
	Stage       *[2]int `json:"stage,omitempty"`
	Likelihood  *[2]int `json:"likelihood,omitempty"`
	Polarity    *[2]int `json:"polarity,omitempty"`
	Attribution *[2]int `json:"attribution,omitempty"`
	Sentence    *[2]int `json:"sentence,omitempty"`
}

type whys struct {
	Stage       string `json:"stage,omitempty"`
	Likelihood  string `json:"likelihood,omitempty"`
	Polarity    string `json:"polarity,omitempty"`
	Attribution string `json:"attribution,omitempty"`
}

// Result is one line of the batch form.
type Result struct {
	File    string   `json:"file"`
	Cluster string   `json:"cluster"`
	Lang    string   `json:"lang,omitempty"`
	Claims  []Claim  `json:"claims"`
	Notes   []string `json:"notes,omitempty"`
}

// Settle groups reports and fills in roots: a report that names none has that of
// its cluster, else its own outlet, which says so itself.
func Settle(rs []Report, read [][]Reading) []Cluster {
	clusters := Group(rs, read)
	for _, c := range clusters {
		for _, i := range c.Members {
			if c.Root != "" && (read[i][0].Root == "" || ownVoice(rs[i], read[i][0])) {
				read[i][0].Root = c.Root
			}
		}
	}
	for i := range rs {
		if main := &read[i][0]; main.Root == "" && rs[i].Outlet != "" {
			main.Root, main.Attribution = strings.TrimSpace(rs[i].Outlet), claim.Narrator
		}
	}
	return clusters
}

// Results reads reports and groups them: one result a report, in their order.
// A report that names no root has that of its cluster, else its own outlet.
func Results(rs []Report) []Result {
	read := make([][]Reading, len(rs))
	for i := range rs {
		read[i] = Read(rs[i])
	}
	out := make([]Result, len(rs))
	for n, c := range Settle(rs, read) {
		for _, i := range c.Members {
			out[i].Cluster = fmt.Sprintf("c%03d", n+1)
		}
	}
	for i := range rs {
		out[i].File, out[i].Lang, out[i].Notes = rs[i].File, read[i][0].Lang, read[i][0].Notes
		for _, r := range read[i] {
			out[i].Claims = append(out[i].Claims, r.claim())
		}
	}
	return out
}

func (r Reading) claim() Claim {
	return Claim{Root: r.Root, Via: r.Via, Holder: r.Holder, Stage: string(r.Stage), Likelihood: string(r.Likelihood),
		Words: r.LikelihoodWords, Polarity: string(r.Polarity), Attribution: string(r.Attribution), Actors: r.Actors,
		Treaty: r.Treaty,
		Spans: spans{bytesOf(r.RootSpan), bytesOf(r.HolderSpan), bytesOf(r.StageSpan), bytesOf(r.LikelihoodSpan),
			bytesOf(r.PolaritySpan), bytesOf(r.AttributionSpan), bytesOf(r.Sentence)},
		Why: whys{r.StageWhy, r.LikelihoodWhy, r.PolarityWhy, r.AttributionWhy}}
}

// Limits of a folder.
const (
	maxFiles = 100_000
	maxBytes = 32 << 20 // of one file
)

// Batch reads the files of a folder that end in .txt or .md and writes one line
// of JSON for each, in the order of their names.
func Batch(dir fs.FS, to io.Writer) error {
	entries, err := fs.ReadDir(dir, ".")
	if err != nil {
		return fmt.Errorf("reading the folder of reports: %w", err)
	}
	var rs []Report
	for _, e := range entries {
		if ext := path.Ext(e.Name()); e.IsDir() || ext != ".txt" && ext != ".md" {
			continue
		}
		if len(rs) == maxFiles {
			return fmt.Errorf("the folder has more than %d reports; read it in parts", maxFiles)
		}
		content, err := readFile(dir, e.Name())
		if err != nil {
			return err
		}
		rs = append(rs, Parse(e.Name(), content))
	}
	enc := json.NewEncoder(to)
	enc.SetEscapeHTML(false)
	for _, r := range Results(rs) {
		if err := enc.Encode(r); err != nil {
			return err
		}
	}
	return nil
}

func readFile(dir fs.FS, name string) (string, error) {
	f, err := dir.Open(name)
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	defer f.Close()
	b, err := io.ReadAll(io.LimitReader(f, maxBytes))
	if err != nil {
		return "", fmt.Errorf("%s: %w", name, err)
	}
	return string(b), nil
}
