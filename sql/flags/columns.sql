-- The columns of the statement $1, in their order, with the types that the server gives them.  It is planned, not run.
select described.name, described.type
  from xmltable(xmlnamespaces('http://www.w3.org/2001/XMLSchema' as xsd),
                '//xsd:complexType[starts-with(@name, "RowType")]//xsd:element'
                passing query_to_xmlschema($1, false, false, '')
                columns ordinal for ordinality, name text path '@name', type text path '@type') as described
 order by described.ordinal;
