"""Whether a stream of a PDF is whole. A compressed one has an end and a checksum."""

from __future__ import annotations

import zlib

from pdfminer.ascii85 import ascii85decode, asciihexdecode
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT, PSLiteral

_FLATE = (LIT("FlateDecode"), LIT("Fl"))
_ASCII85 = (LIT("ASCII85Decode"), LIT("A85"))
_ASCIIHEX = (LIT("ASCIIHexDecode"), LIT("AHx"))
#: Every filter of the format; another is no filter, and what it hides cannot be read.
_OTHERS = tuple(
    LIT(name)
    for name in (
        "LZWDecode", "LZW", "RunLengthDecode", "RL", "CCITTFaxDecode", "CCF", "DCTDecode", "DCT",
        "JBIG2Decode", "JPXDecode", "Crypt",
    )
)  # fmt: skip
#: The two bytes before compressed data, and the bytes of the checksum behind it.
_HEAD, _CHECKSUM = 2, 4
#: The first byte names the method; as one number the two bytes are a multiple of 31.
_METHOD_BITS, _DEFLATE, _HEAD_MULTIPLE = 0x0F, 8, 31


def is_whole(stream: PDFStream) -> bool:
    """Return True if a stream can be decoded to its end, as far as its filters let that be known.

    Only a stream that nobody has decoded yet can be judged: decoding drops its bytes as they stand.
    """
    data = stream.rawdata
    if data is None:
        return True
    try:
        if stream.decipher is not None and stream.objid is not None:
            data = stream.decipher(stream.objid, stream.genno or 0, data, stream.attrs)
        for name, _ in stream.get_filters():
            known, data = _decoded(name, data)
            if not known:
                return name in _OTHERS
    except Exception:  # decoders raise whatever broken data makes them trip over
        return False
    return True


def _decoded(name: PSLiteral, data: bytes) -> tuple[bool, bytes]:
    """Return whether a filter can be judged, and the data behind it; raises where it is broken."""
    if name in _FLATE:
        return True, inflated(data)
    if name in _ASCII85:
        return True, ascii85decode(data)
    if name in _ASCIIHEX:
        return True, asciihexdecode(data)
    return False, data


def inflated(data: bytes) -> bytes:
    """Return what compressed data holds; raises :class:`ValueError` or :class:`zlib.error` where it
    does not begin as such data does, ends early or has another's checksum.

    Some programs leave the checksum out, or a part of it: that is no damage.
    """
    head = data[:_HEAD]
    if data and (
        head[0] & _METHOD_BITS != _DEFLATE or int.from_bytes(head, "big") % _HEAD_MULTIPLE
    ):
        raise ValueError("compressed data has another head")
    decompressor = zlib.decompressobj(-zlib.MAX_WBITS)
    found = decompressor.decompress(data[_HEAD:])
    if data and not decompressor.eof:
        raise ValueError("compressed data ends early")
    checksum = decompressor.unused_data[:_CHECKSUM]
    if len(checksum) == _CHECKSUM and int.from_bytes(checksum, "big") != zlib.adler32(found):
        raise ValueError("compressed data has another checksum")
    return found
