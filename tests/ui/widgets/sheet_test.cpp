#include "ui/widgets/sheet.h"

#include <QDialog>
#include <QLabel>
#include <QLineEdit>
#include <QTest>
#include <QVBoxLayout>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class SheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void fieldsHaveTheirLabel()
    {
        theme();
        QDialog dialog;
        auto* column = ui::startSheet(&dialog, QStringLiteral("Title"), QStringLiteral("Text"));
        QVERIFY(dialog.isModal());
        auto* field = ui::makeField(QStringLiteral("x.field"), QStringLiteral("Name"),
                                    QStringLiteral("value"), QStringLiteral("hint"));
        ui::addField(column, QStringLiteral("Name"), field, QStringLiteral("What it is for"));
        bool found = false;
        for (const QLabel* label : dialog.findChildren<QLabel*>())
            found = found || label->buddy() == field;
        QVERIFY(found);
        QCOMPARE(field->text(), QStringLiteral("value"));
        QCOMPARE(field->accessibleName(), QStringLiteral("Name"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::SheetTest;
GH_SUITE(SheetTest)
#include "sheet_test.moc"
