-- Room for the next npl_target file.
truncate stage.npl_target
