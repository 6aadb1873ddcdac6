package server

import (
	"bytes"
	"fmt"
	"io/fs"
	"net/http"
	"path"
	"strings"
)

// fileKinds are the content types of the page's files, the same on every machine.
var fileKinds = map[string]string{
	".html": "text/html; charset=utf-8", ".js": "text/javascript; charset=utf-8", ".css": "text/css; charset=utf-8",
	".json": "application/json", ".svg": "image/svg+xml", ".png": "image/png", ".ico": "image/x-icon", ".woff2": "font/woff2",
	".txt": "text/plain; charset=utf-8", ".webmanifest": "application/manifest+json", ".map": "application/json",
}

// readPage reads the files of the page, which come with the program and are few.
func readPage(files fs.FS) (map[string]*answer, error) {
	if files == nil {
		return nil, nil
	}
	out := map[string]*answer{}
	err := fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || strings.HasPrefix(path.Base(name), ".") {
			return err
		}
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return err
		}
		kind := fileKinds[path.Ext(name)]
		if kind == "" {
			kind = "application/octet-stream"
		}
		out["/"+name] = newAnswer(kind, data)
		return nil
	})
	if err != nil {
		return nil, fmt.Errorf("reading the page: %w", err)
	}
	if index := out["/index.html"]; index != nil {
		out["/"] = index
	}
	return out, nil
}

// show answers with a file of the page, or where there is none with the brief.
func (s *Server) show(w http.ResponseWriter, r *http.Request) {
	if p := onlyRead(r); p != nil {
		p.write(w, r)
		return
	}
	if a := s.page[r.URL.Path]; a != nil {
		a.write(w, r)
		return
	}
	if r.URL.Path != "/" || s.opt.Brief == nil {
		problemf(http.StatusNotFound, "there is nothing at %s", shorten(r.URL.Path)).write(w, r)
		return
	}
	const key = "\x00brief"
	a := s.desk.kept.get(key)
	if a == nil {
		body, err := s.opt.Brief(r.Context())
		if err != nil {
			asProblem(err).write(w, r)
			return
		}
		a = newAnswer(fileKinds[".html"], withNotice(body))
		a.policy = documentPolicy
		s.desk.kept.put(key, a)
	}
	a.write(w, r)
}

// notice says how to get the page.
const notice = `<p class="subtitle"><strong>The page of the workbench is not in this build.</strong> This is the brief alone. ` +
	`For the map and the other views run <code>make build</code> in the sources, which builds the page and then the program, and start <code>bin/casus serve</code>. ` +
	`The API answers all the same, from <a href="/api/v1/openapi.json">its description</a> on.</p>
`

func withNotice(page []byte) []byte {
	main := []byte("<main>\n")
	return bytes.Replace(page, main, append(main, notice...), 1)
}
