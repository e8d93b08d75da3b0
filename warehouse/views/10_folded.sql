CREATE OR REPLACE MACRO folded(text) AS translate(
    replace(replace(replace(lower(strip_accents(text)), 'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'),
    'łøđıħðþ-‐‑–—.''’‘ʼ`',
    'lodihdt     '
);
COMMENT ON MACRO folded IS 'A text as it is compared: small letters, no accents, dots and apostrophes, hyphens as spaces. So Wałęsa is found as walesa.';
