#include "ui/pages/licence_sheet.h"

#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class LicenceSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void namesWhatItIsMadeWith()
    {
        theme();
        ui::LicenceSheet sheet(nullptr);
        sheet.show();
        const QString text =
            sheet.findChild<QPlainTextEdit*>(QStringLiteral("licences.text"))->toPlainText();
        for (const char* name : {"Qt Charts", "SQLite", "OpenSSL", "Inter", "OFL"})
            QVERIFY2(text.contains(QLatin1String(name)), name);
        savePicture(sheet, "licences");
        sheet.findChild<QPushButton*>(QStringLiteral("licences.close"))->click();
        QVERIFY(!sheet.isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LicenceSheetTest;
GH_SUITE(LicenceSheetTest)
#include "licence_sheet_test.moc"
