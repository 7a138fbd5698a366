#!/usr/bin/env bash
# Content credentials in a book: c2pa-python 0.38.1 names EPUB, DOCX and OpenDocument among the formats that it signs, yet
# refuses every file whose parts are compressed, as those of all usual writers are. It signs a book whose parts are only
# stored, and finds that one valid; encypher-c2pa, a verifier for the same version of the standard, calls the same
# untouched file's binding malformed.
#
# Needs python3 with venv. Makes its own certificates. Exits 0 while it is so, 1 when it has changed.
set -euo pipefail
room=$(mktemp -d)
trap 'rm -rf "$room"' EXIT
python3 -m venv "$room/env"
"$room/env/bin/pip" install --quiet --disable-pip-version-check c2pa-python==0.38.1 encypher-c2pa==1.7.1 \
    cryptography==48.0.1 python-docx==1.2.0 lxml==6.1.3
cat > "$room/sign.py" <<'PYTHON'
import datetime
import io
import json
import zipfile
from importlib.metadata import version

import c2pa
import docx
import encypher_c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

EPUB = "application/epub+zip"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
USES = ("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement",
        "key_cert_sign", "crl_sign", "encipher_only", "decipher_only")


def certificate(subject, key, issuer, issuer_key, uses, *more):
    """A certificate of today for an hour, with the extensions that C2PA asks for."""
    now = datetime.datetime.now(datetime.timezone.utc)
    named = [x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name), x509.NameAttribute(NameOID.ORGANIZATION_NAME, "Example")])
             for name in (subject, issuer)]
    builder = x509.CertificateBuilder().subject_name(named[0]).issuer_name(named[1]).public_key(key.public_key())
    builder = builder.serial_number(x509.random_serial_number())
    builder = builder.not_valid_before(now - datetime.timedelta(hours=1)).not_valid_after(now + datetime.timedelta(hours=1))
    builder = builder.add_extension(x509.BasicConstraints("key_cert_sign" in uses, None), True)
    builder = builder.add_extension(x509.KeyUsage(**{use: use in uses for use in USES}), True)
    builder = builder.add_extension(x509.AuthorityKeyIdentifier.from_issuer_public_key(issuer_key.public_key()), False)
    for extension in more:
        builder = builder.add_extension(extension, False)
    return builder.sign(issuer_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM)


root_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
chain = certificate("Writer", key, "Root", root_key, {"digital_signature"},
                    x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION]))
chain += certificate("Root", root_key, "Root", root_key, {"key_cert_sign", "crl_sign"},
                     x509.SubjectKeyIdentifier.from_public_key(root_key.public_key()))
private = key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
signer = c2pa.Signer.from_info(c2pa.C2paSignerInfo(alg=b"es256", sign_cert=chain, private_key=private, ta_url=None))
written_by_a_model = "http://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia"
claim = json.dumps({
    "claim_generator_info": [{"name": "example", "version": "1"}], "title": "The Lamp",
    "assertions": [{"label": "c2pa.actions", "data": {
        "actions": [{"action": "c2pa.created", "digitalSourceType": written_by_a_model}]}}],
})


def epub(compression):
    """A small EPUB 3; the media type comes first and is never compressed, as the standard wants it."""
    page = '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>The Lamp</title></head><body>{}</body></html>'
    parts = {
        "META-INF/container.xml": '<container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="book.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
        "book.opf": '<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="id"><metadata '
        'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="id">urn:uuid:5b0e1d3c-8f0e-4a57-9f43-0c1f6f2f8a10'
        '</dc:identifier><dc:title>The Lamp</dc:title><dc:language>en</dc:language><meta property="dcterms:modified">'
        '2026-11-30T00:00:00Z</meta></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" '
        'properties="nav"/><item id="one" href="one.xhtml" media-type="application/xhtml+xml"/></manifest><spine>'
        '<itemref idref="one"/></spine></package>',
        "nav.xhtml": page.format('<nav epub:type="toc"><ol><li><a href="one.xhtml">One</a></li></ol></nav>'),
        "one.xhtml": page.format("<p>The lamp went out.</p>"),
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", compression) as book:
        book.writestr("mimetype", EPUB, zipfile.ZIP_STORED)
        for name, text in parts.items():
            book.writestr(name, text)
    return file.getvalue()


def word_file():
    document = docx.Document()
    document.add_paragraph("The lamp went out.")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def signed(media_type, book):
    """The signed file, or the reason why there is none."""
    file = io.BytesIO()
    try:
        c2pa.Builder(claim).sign(signer, media_type, io.BytesIO(book), file)
    except c2pa.C2paError as error:
        return None, str(error)
    return file.getvalue(), "signed"


print("c2pa-python", version("c2pa-python"), "with c2pa", c2pa.sdk_version(), "and encypher-c2pa", version("encypher-c2pa"))
supported = set(c2pa.Builder.get_supported_mime_types())
refusal = "Other: asset could not be parsed: could not read the ZIP: compression method not supported: 8"
stored = signed(EPUB, epub(zipfile.ZIP_STORED))
by_c2pa = json.loads(c2pa.Reader(EPUB, io.BytesIO(stored[0])).json())
by_encypher = encypher_c2pa.verify(stored[0], EPUB, telemetry=False)
complaints = [failure["code"] for failure in by_encypher["validation_results"]["failure"] if "Credential" not in failure["code"]]
rows = [
    ("EPUB and DOCX among the formats that it signs", (True, True), (True, True), (EPUB in supported, DOCX in supported)),
    ("an EPUB with compressed parts", "signed", refusal, signed(EPUB, epub(zipfile.ZIP_DEFLATED))[1]),
    ("a DOCX from python-docx", "signed", refusal, signed(DOCX, word_file())[1]),
    ("an EPUB with stored parts", "signed", "signed", stored[1]),
    ("that EPUB, read by c2pa-python", "Valid", "Valid", by_c2pa["validation_state"]),
    ("complaints of encypher-c2pa about that EPUB", [], ["assertion.collectionHash.malformed"], complaints),
    ("its verdict on the binding", "match", "mismatch", by_encypher["hard_binding"]),
]
for given, expected, _, seen in rows:
    print(f"\n{given}\n  expected {expected}\n  seen     {seen}")
raise SystemExit(0 if all(known == seen for _, _, known, seen in rows) else "changed since this was written")
PYTHON
"$room/env/bin/python" "$room/sign.py"
