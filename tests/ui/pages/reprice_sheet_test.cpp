#include "ui/pages/reprice_sheet.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "app/repricing.h"
#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class RepriceSheetTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void theRangeBecomesTheOneOfTheJob()
    {
        theme();
        store::Repricing base;
        base.model = "gpt-4o";
        ui::RepriceSheet sheet(QStringLiteral("OpenAI"), base, nullptr, nullptr);
        auto* range = sheet.findChild<QComboBox*>(QStringLiteral("reprice.range"));
        QVERIFY(sheet.repricing().from > 0);
        range->setCurrentIndex(range->count() - 1);
        QCOMPARE(sheet.repricing().from, 0);
        QVERIFY(!sheet.findChild<QPushButton*>(QStringLiteral("reprice.go"))->isEnabled());
    }

    void itSaysWhatWouldComeOfIt()
    {
        const auto words = [](store::RepricingSums sums) {
            return ui::RepriceSheet::wordsOf(sums);
        };
        QVERIFY(words({}).contains(QStringLiteral("no call")));
        store::RepricingSums sums{.calls = 12,
                                  .changed = 0,
                                  .priced = 0,
                                  .unknown = 0,
                                  .before = {1'000'000'000'000},
                                  .after = {1'000'000'000'000}};
        QVERIFY(words(sums).contains(QStringLiteral("stays as it is")));
        sums.changed = 10;
        sums.priced = 2;
        sums.unknown = 1;
        sums.after = {2'500'000'000'000};
        QVERIFY(words(sums).contains(QStringLiteral("$1.00 → $2.50")));
        QVERIFY(words(sums).contains(QStringLiteral("2 had no cost before")));
        store::RepricingLine line;
        line.sums = sums;
        line.state = store::RepricingState::Broken;
        QVERIFY(ui::RepriceSheet::wordsOf(line).contains(QStringLiteral("ended early")));
    }

    /// Over a store of plausible calls: the preview counts, and only then it may begin.
    void thePreviewComesFromTheStore()
    {
        theme();
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("gatehouse.sqlite"));
        StorePlan plan;
        plan.rows = 400;
        plan.bodies = false;
        QVERIFY(buildStore(path.toStdString(), plan).ok());
        auto reader = store::Reader::open(path.toStdString());
        const auto rows = (*reader)->page(1, 400);
        QVERIFY(rows.ok() && !rows->empty());
        config::ProviderConfig provider;
        provider.id = rows->front().provider;
        provider.prices = {{.model = rows->front().model,
                            .input = "1000",
                            .cachedInput = "1000",
                            .output = "1000",
                            .reasoning = "1000"}};
        app::ReaderThread thread(path);
        ui::RepriceSheet sheet(QStringLiteral("P"), app::repricingOf(provider, rows->front().model),
                               &thread, nullptr);
        auto* range = sheet.findChild<QComboBox*>(QStringLiteral("reprice.range"));
        range->setCurrentIndex(range->count() - 1);
        auto* go = sheet.findChild<QPushButton*>(QStringLiteral("reprice.go"));
        QTRY_VERIFY_WITH_TIMEOUT(go->isEnabled(), 20'000);
        auto* preview = sheet.findChild<QLabel*>(QStringLiteral("reprice.preview"));
        QVERIFY2(preview->text().contains(QStringLiteral("→")), qPrintable(preview->text()));
        sheet.show();
        savePicture(sheet, "reprice-sheet");
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::RepriceSheetTest;
GH_SUITE(RepriceSheetTest)
#include "reprice_sheet_test.moc"
