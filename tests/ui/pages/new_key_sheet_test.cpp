#include "ui/pages/new_key_sheet.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class NewKeySheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aGatewayKeyIsShownOnce()
    {
        theme();
        ui::NewKeySheet sheet(QStringLiteral("ci"), Secret("gh_x"),
                              QStringLiteral("http://127.0.0.1:1"), nullptr);
        QCOMPARE(sheet.findChild<QLineEdit*>(QStringLiteral("newKey.text"))->text(),
                 QStringLiteral("gh_x"));
        QVERIFY(!sheet.findChild<QPlainTextEdit*>(QStringLiteral("newKey.snippet"))
                     ->toPlainText()
                     .contains(QStringLiteral("gh_x")));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::NewKeySheetTest;
GH_SUITE(NewKeySheetTest)
#include "new_key_sheet_test.moc"
