package intake

import (
	"archive/zip"
	"bufio"
	"bytes"
	"compress/gzip"
	"io"
)

// gunzip reads what is in a gzip file, which is one input.
func (in *intake) gunzip(e *emitter, s source, r io.Reader) {
	z, err := gzip.NewReader(r)
	if err != nil {
		e.fault(s.item, 0, refuse("is no gzip file that can be read: %s", clean(err.Error())))
		return
	}
	in.inner(e, s, &capped{r: z, left: in.lim.Batch, over: batchTooLarge(in.lim)})
}

// unzip reads the entries of a zip archive in its order, each as an input of its
// own. Names of entries are only shown, never used as paths.
func (in *intake) unzip(e *emitter, s source, r io.Reader) {
	data, err := readAll(r, in.lim)
	if err != nil {
		e.fault(s.item, 0, err)
		return
	}
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		e.fault(s.item, 0, refuse("is no zip archive that can be read: %s", clean(err.Error())))
		return
	}
	left := in.lim.Batch
	for i, f := range z.File {
		if in.ctx.Err() != nil || e.over {
			return
		}
		if i == in.lim.Items {
			e.fault(s.item, 0, limited(FlagItems, "has %d entries, more than the limit of %d; the rest is left out", len(z.File), in.lim.Items))
			return
		}
		if !f.Mode().IsRegular() {
			continue
		}
		if left < 0 {
			e.fault(s.item, 0, batchTooLarge(in.lim))
			return
		}
		left = in.entry(e, source{item: s.item + "!" + oneLine(f.Name)}, f, left)
	}
}

// entry reads one entry and gives how many bytes are left for the others.
func (in *intake) entry(e *emitter, s source, f *zip.File, left int64) int64 {
	if f.Flags&1 != 0 {
		e.fault(s.item, 0, refuse("is encrypted"))
		return left
	}
	body, err := f.Open()
	if err != nil {
		e.fault(s.item, 0, refuse("is no entry that can be read: %s", clean(err.Error())))
		return left
	}
	defer body.Close()
	c := &capped{r: body, left: left, over: batchTooLarge(in.lim)}
	in.inner(e, s, c)
	return c.left
}

// inner reads what an archive held; an archive in an archive is not opened.
func (in *intake) inner(e *emitter, s source, r io.Reader) {
	br := bufio.NewReaderSize(r, window)
	start, err := br.Peek(window)
	if err != nil && err != io.EOF && len(start) == 0 {
		e.fault(s.item, 0, err)
		return
	}
	if isGzip(start) || isZip(start) {
		e.fault(s.item, 0, refuse("is an archive within an archive, which is not opened"))
		return
	}
	in.plain(e, s, br, start)
}
