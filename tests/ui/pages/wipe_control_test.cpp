#include "ui/pages/wipe_control.h"

#include <QCheckBox>
#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"
#include "ui/navigator.h"

namespace gatehouse::tests {

class WipeControlTest : public QObject {
    Q_OBJECT

private:
    static constexpr int kPatience = 20'000;

private Q_SLOTS:

    void everythingGoesAfterTheQuestion()
    {
        WindowKit kit;
        QVERIFY(kit.fill(450));
        std::vector<record::Removed> asked;
        kit.gateway.keptNow = [&](std::vector<record::Record> records) {
            for (auto& each : records) asked.push_back(std::get<record::Removed>(each));
        };
        ui::MainWindow& window = kit.show();
        window.navigator()->go(QStringLiteral("settings"));
        const auto sheet = [&] { return window.findChild<QDialog*>(QStringLiteral("sheet")); };
        window.findChild<QPushButton*>(QStringLiteral("settings.wipe.go"))->click();
        QTRY_VERIFY_WITH_TIMEOUT(sheet() != nullptr, kPatience);
        QVERIFY(sheet()
                    ->findChild<QLabel*>(QStringLiteral("removal.count"))
                    ->text()
                    .startsWith(QStringLiteral("450 calls")));
        savePicture(*sheet(), "settings-wipe");
        QVERIFY(asked.empty());
        sheet()->findChild<QCheckBox*>(QStringLiteral("removal.sums"))->click();
        sheet()->findChild<QPushButton*>(QStringLiteral("removal.go"))->click();
        QCOMPARE(asked.size(), std::size_t(3));
        QCOMPARE(asked[0].rows.size(), app::RemovalJob::kPiece);
        QVERIFY(!asked[0].sumsToo && !asked[1].sumsToo && asked[2].sumsToo);
        QVERIFY(window.findChild<QPushButton*>(QStringLiteral("settings.wipe.go"))->isVisible());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::WipeControlTest;
GH_SUITE(WipeControlTest)
#include "wipe_control_test.moc"
