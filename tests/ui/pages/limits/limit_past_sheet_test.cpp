#include "ui/pages/limits/limit_past_sheet.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTemporaryDir>
#include <QTest>

#include "tests/app/limits/limit_calls.h"
#include "tests/support/suite.h"
#include "tests/ui/pages/limits/limit_kit.h"

namespace gatehouse::tests {

class LimitPastSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aTouchedCallIsALink()
    {
        theme();
        const QTemporaryDir folder;
        const QString path = folder.path() + QStringLiteral("/gatehouse.sqlite");
        const auto calls = limitCalls();
        QVERIFY(keepCalls(path.toStdString(), calls));
        ui::LimitPastSheet sheet(path, pastLimit("requests", "2"), limitKeys());
        const auto label = [&sheet](const char* name) {
            return sheet.findChild<QLabel*>(QLatin1String(name));
        };
        const auto button = [&sheet](const char* name) {
            return sheet.findChild<QAbstractButton*>(QLatin1String(name));
        };
        sheet.show();
        savePicture(sheet, "limit-past-before");
        QVERIFY(label("limits.past.cost")->isHidden());
        button("limits.past.go")->click();
        QTRY_COMPARE_WITH_TIMEOUT(
            label("limits.past.words")->text(),
            QStringLiteral("Of 8 calls 8 fall under this limit. Would have been touched: 4 "
                           "refused."),
            20'000);
        QCOMPARE(label("limits.past.cost")->text(),
                 QStringLiteral("Cost stopped: $0.0400 of $0.0800"));
        QCOMPARE(label("limits.past.caller.0")->text(), QStringLiteral("4 of 6"));
        QCOMPARE(label("limits.past.model.1")->text(), QStringLiteral("0 of 2"));
        savePicture(sheet, "limit-past");
        auto* line = button("limits.past.hit.0");
        QVERIFY(line->accessibleName().contains(QStringLiteral("ada")));
        line->click();
        QCOMPARE(sheet.chosen(), QString::fromStdString(calls[5].id));
        QCOMPARE(sheet.result(), static_cast<int>(QDialog::Accepted));
    }

    void nothingToTryAndWhatCannotBeTried()
    {
        theme();
        const QTemporaryDir folder;
        const QString path = folder.path() + QStringLiteral("/gatehouse.sqlite");
        QVERIFY(keepCalls(path.toStdString(), {}));
        ui::LimitPastSheet sheet(path, pastLimit("requests", "2"), {});
        const auto* words = sheet.findChild<QLabel*>(QStringLiteral("limits.past.words"));
        sheet.findChild<QAbstractButton*>(QStringLiteral("limits.past.go"))->click();
        QTRY_COMPARE_WITH_TIMEOUT(words->text(), QStringLiteral("There is no call in that time."),
                                  20'000);
        ui::LimitPastSheet odd(path, pastLimit("requests", "many"), {});
        words = odd.findChild<QLabel*>(QStringLiteral("limits.past.words"));
        odd.findChild<QAbstractButton*>(QStringLiteral("limits.past.go"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(words->text().startsWith(QStringLiteral("It cannot be tried")),
                                 20'000);
    }

    void theLimitThatIsShownIsTried()
    {
        LimitWindow kit;
        kit.open("calls");
        kit.find<QAbstractButton>("limits.tryPast")->click();
        auto* sheet = kit.window->findChild<ui::LimitPastSheet*>();
        QVERIFY(sheet != nullptr && sheet->isVisible());
        sheet->findChild<QAbstractButton*>(QStringLiteral("limits.past.close"))->click();
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::LimitPastSheetTest;
GH_SUITE(LimitPastSheetTest)
#include "limit_past_sheet_test.moc"
