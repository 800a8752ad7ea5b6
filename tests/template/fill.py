"""Types values into a workbook with LibreOffice and saves it as xlsx and as ods.

Usage: fill.py WORKBOOK VALUES.json OUT_FOLDER
The values are {sheet: [[row, column, text], ...]}, counted from zero. They are
typed as a person would type them: dates become dates, numbers numbers.
"""

import json
import pathlib
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue

FILTERS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8"}


def prop(name, value):
    item = PropertyValue()
    item.Name, item.Value = name, value
    return item


def connect(folder):
    pipe = f"yardstick{abs(hash(str(folder)))}"
    office = subprocess.Popen([
        "soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--norestore",
        f"--accept=pipe,name={pipe};urp;",
    ])
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstanceWithContext("com.sun.star.bridge.UnoUrlResolver", local)
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            break
        except Exception:
            time.sleep(0.25)
    else:
        office.terminate()
        sys.exit("LibreOffice does not answer")
    return office, context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)


def main(workbook, values, out):
    out = pathlib.Path(out).resolve()
    values = json.loads(pathlib.Path(values).read_text(encoding="utf-8"))
    office, desktop = connect(out)
    try:
        url = pathlib.Path(workbook).resolve().as_uri()
        book = desktop.loadComponentFromURL(url, "_blank", 0, (prop("Hidden", True),))
        for name, cells in values.items():
            sheet = book.Sheets.getByName(name)
            for row, column, text in cells:
                cell = sheet.getCellByPosition(column, row)
                if cell.CellProtection.IsLocked:
                    sys.exit(f"{name}: row {row}, column {column} is locked")
                cell.FormulaLocal = text
            header = sheet.getCellByPosition(0, 5)
            if not (sheet.isProtected() and header.CellProtection.IsLocked):
                sys.exit(f"{name}: the header is not protected")
        for ending, name in FILTERS.items():
            book.storeToURL((out / f"filled.{ending}").as_uri(), (prop("FilterName", name),))
        book.close(True)
    finally:
        try:
            desktop.terminate()
        except Exception:
            pass
        office.wait(30)


if __name__ == "__main__":
    main(*sys.argv[1:4])
