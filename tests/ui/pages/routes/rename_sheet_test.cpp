#include "ui/pages/routes/rename_sheet.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "app/routes/route_edit.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/routes/route_kit.h"

namespace gatehouse::tests {

using namespace policy;

class RenameSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aNameIsTheOnlyOne()
    {
        theme();
        config::Config config = routeConfig();
        std::string made;
        config = app::duplicatedRoute(config, "support", QStringLiteral("Other"), 1, made);
        ui::RenameSheet sheet(config, *app::findRoute(config, made));
        auto* name = sheet.findChild<QLineEdit*>(QStringLiteral("routes.rename.name"));
        auto* ok = sheet.findChild<QPushButton*>(QStringLiteral("routes.rename.ok"));
        for (const char* bad : {"support", "", "a/b"}) {
            name->setText(QLatin1String(bad));
            QVERIFY(!ok->isEnabled());
        }
        name->setText(QStringLiteral(" mine "));
        QVERIFY(ok->isEnabled());
        QCOMPARE(sheet.name(), QStringLiteral("mine"));
        QCOMPARE(sheet.title(), QStringLiteral("Other"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RenameSheetTest;
GH_SUITE(RenameSheetTest)
#include "rename_sheet_test.moc"
