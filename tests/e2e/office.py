#!/usr/bin/python3
"""Opens a workbook in a headless LibreOffice: office.py FOLDER PATH PASSWORD...

FOLDER is for its profile.  A line for each password: "=" and the first sheet's A1, or "refused".
"""
import os
import subprocess
import sys
import time

import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException
from com.sun.star.lang import IllegalArgumentException


def prop(name, value):
    made = PropertyValue()
    made.Name, made.Value = name, value
    return made


def connect(pipe):
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.25)
    raise TimeoutError("LibreOffice does not answer")


def opened(desktop, path, password):
    try:
        book = desktop.loadComponentFromURL("file://" + path, "_blank", 0, (prop("Hidden", True), prop("Password", password)))
    except IllegalArgumentException:
        return "refused"
    text = book.Sheets[0].getCellByPosition(0, 0).String
    book.close(True)
    return "=" + text


def main():
    folder, path, *passwords = sys.argv[1:]
    pipe = f"fupin{os.getpid()}"
    office = subprocess.Popen(["soffice", "--headless", "--norestore", "--nologo", f"-env:UserInstallation=file://{folder}/office",
                               f"--accept=pipe,name={pipe};urp"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        context = connect(pipe)
        desktop = context.ServiceManager.createInstanceWithContext("com.sun.star.frame.Desktop", context)
        for password in passwords:
            print(opened(desktop, path, password), flush=True)
        desktop.terminate()
        office.wait(30)
    finally:
        office.kill()


main()
