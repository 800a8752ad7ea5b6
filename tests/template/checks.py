"""Prints the checks of each sheet of a workbook, as openpyxl reads them: sheet, cells, kind, how strict, formula."""

import sys

import openpyxl

book = openpyxl.load_workbook(sys.argv[1])
for sheet in book.worksheets:
    print(sheet.title, "state", sheet.sheet_state, sep="|")
    print(sheet.title, "protected", sheet.protection.sheet, sheet.freeze_panes, sheet.auto_filter.ref, sep="|")
    for check in sheet.data_validations.dataValidation:
        strict = check.errorStyle or "stop" if check.showErrorMessage else "none"
        print(sheet.title, check.sqref, check.type, strict, check.formula1, check.formula2, sep="|")
    for row in sheet.iter_rows(min_row=6, max_row=6):
        for cell in row:
            if cell.comment:
                print(sheet.title, cell.coordinate, "note", cell.comment.text.replace("\n", " "), sep="|")
