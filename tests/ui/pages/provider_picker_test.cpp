#include "ui/pages/provider_picker.h"

#include <QLineEdit>
#include <QPushButton>
#include <QTest>

#include "tests/support/suite.h"
#include "tests/ui/window_kit.h"

namespace gatehouse::tests {

class ProviderPickerTest : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void thePickerFindsByModel()
    {
        theme();
        ui::ProviderPicker picker(nullptr);
        picker.show();
        savePicture(picker, "provider-picker");
        picker.findChild<QLineEdit*>(QStringLiteral("picker.search"))
            ->setText(QStringLiteral("gpt-4.1-mini"));
        picker.findChild<QPushButton*>(QStringLiteral("picker.next"))->click();
        QVERIFY(!picker.chosen().isEmpty());
    }
};

}  // namespace gatehouse::tests

using gatehouse::tests::ProviderPickerTest;
GH_SUITE(ProviderPickerTest)
#include "provider_picker_test.moc"
