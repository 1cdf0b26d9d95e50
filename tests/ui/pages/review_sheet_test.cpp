#include "ui/pages/review_sheet.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "app/config_session.h"
#include "app/draft.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/widgets/states.h"

namespace gatehouse::tests {

class ReviewSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void aNoteGoesIntoTheHistory()
    {
        theme();
        FakeGateway gateway;
        gateway.configNow = config::firstRun();
        app::Draft draft(&gateway, nullptr, nullptr);
        config::ProviderConfig groq;
        groq.id = "groq";
        config::Config next = app::withProvider(draft.config(), groq);
        next.records.bodies = false;
        next.records.keepDays = 7;
        next.providers.front().idleTimeout = Millis(30'000);
        draft.edit(next);
        ui::ReviewSheet sheet(&draft, nullptr);
        sheet.show();
        savePicture(sheet, "review-sheet");
        auto* note = sheet.findChild<QLineEdit*>(QStringLiteral("review.note"));
        QVERIFY(!note->placeholderText().isEmpty());
        note->setText(QStringLiteral("for the audit"));
        sheet.findChild<QPushButton*>(QStringLiteral("review.publish"))->click();
        QVERIFY(!sheet.isVisible());
        QCOMPARE(gateway.lastNote, QStringLiteral("for the audit"));
        QVERIFY(draft.isEmpty());
    }

    void problemsAreShownBeforeTheyCost()
    {
        theme();
        FakeGateway gateway;
        app::Draft draft(&gateway, nullptr, nullptr);
        config::ProviderConfig wrong;
        wrong.id = "openai";
        wrong.baseUrl = "nonsense";
        draft.edit(app::withProvider(draft.config(), wrong));
        ui::ReviewSheet sheet(&draft, nullptr);
        sheet.show();
        savePicture(sheet, "review-sheet-problem");
        auto* publish = sheet.findChild<QPushButton*>(QStringLiteral("review.publish"));
        QVERIFY(!publish->isEnabled());
        QVERIFY(!sheet.findChildren<QLabel*>(QStringLiteral("review.diff.problem")).isEmpty());
        wrong.baseUrl = "https://host.example/v1";
        draft.edit(app::withProvider(draft.config(), wrong));
        QVERIFY(publish->isEnabled());
        sheet.findChild<QPushButton*>(QStringLiteral("review.discard"))->click();
        QVERIFY(draft.isEmpty());
        QVERIFY(!sheet.isVisible());
    }

    void whatTheEngineRefusesStandsAtItsPlace()
    {
        theme();
        FakeGateway gateway;
        gateway.problems = {{"/records/keepDays", "not today", "tomorrow"}};
        app::Draft draft(&gateway, nullptr, nullptr);
        config::Config next = draft.config();
        next.records.keepDays = 7;
        draft.edit(next);
        ui::ReviewSheet sheet(&draft, nullptr);
        sheet.show();
        sheet.findChild<QPushButton*>(QStringLiteral("review.publish"))->click();
        QVERIFY(sheet.isVisible());
        QVERIFY(sheet.findChild<ui::Banner*>(QStringLiteral("review.banner"))
                    ->text()
                    .contains(QStringLiteral("not today")));
        const auto problems = sheet.findChildren<QLabel*>(QStringLiteral("review.diff.problem"));
        QCOMPARE(problems.constLast()->text(), QStringLiteral("not today – tomorrow"));
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ReviewSheetTest;
GH_SUITE(ReviewSheetTest)
#include "review_sheet_test.moc"
