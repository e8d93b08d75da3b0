CREATE OR REPLACE MACRO named(part) AS TABLE
SELECT name FROM names WHERE contains(folded_name, folded(part));
COMMENT ON MACRO TABLE named IS 'Names that hold this part, whatever its accents and capitals: WHERE name IN (FROM named(''chou en lai'')).';
