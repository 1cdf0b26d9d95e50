#include "ui/pages/routes/json_sheet.h"

#include <QClipboard>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTest>
#include <QToolButton>

#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class JsonSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void bothFormsAreRead()
    {
        theme();
        ui::JsonSheet sheet(sampleGraph());
        auto* area = sheet.findChild<QPlainTextEdit*>(QStringLiteral("routes.json.text"));
        auto* use = sheet.findChild<QPushButton*>(QStringLiteral("routes.json.use"));
        QVERIFY(!use->isEnabled());  // nothing differs
        sheet.findChild<QToolButton*>(QStringLiteral("routes.json.form.cloudflare"))->click();
        const auto read = readGraph(area->toPlainText().toStdString());
        QVERIFY(read.ok() && *read == sampleGraph());
        sheet.findChild<QPushButton*>(QStringLiteral("routes.json.copy"))->click();
        QCOMPARE(QGuiApplication::clipboard()->text(), area->toPlainText());
        sheet.resize(720, 620);
        sheet.show();
        savePicture(sheet, "routes-json");
    }

    void anotherRouteTakesItsPlace()
    {
        theme();
        ui::JsonSheet sheet(sampleGraph());
        auto* area = sheet.findChild<QPlainTextEdit*>(QStringLiteral("routes.json.text"));
        auto* use = sheet.findChild<QPushButton*>(QStringLiteral("routes.json.use"));
        area->setPlainText(QStringLiteral("[{\"id\":"));
        QVERIFY(!use->isEnabled());
        area->setPlainText(QString::fromLatin1(kDrawnRoute));
        QVERIFY(use->isEnabled());
        use->click();
        QCOMPARE(sheet.result(), static_cast<int>(QDialog::Accepted));
        QCOMPARE(withoutPlaces(sheet.graph()), goldenRoute());
        for (const Node& node : sheet.graph().nodes) QVERIFY(node.spot.has_value());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::JsonSheetTest;
GH_SUITE(JsonSheetTest)
#include "json_sheet_test.moc"
