#include "ui/widgets/duration_field.h"

#include <array>

#include <QComboBox>
#include <QHBoxLayout>
#include <QSpinBox>

#include "ui/theme/theme.h"

namespace gatehouse::ui {
namespace {

constexpr int kMostOfUnit = 100'000;
constexpr double kNumberWidth = 92;
constexpr double kUnitWidth = 104;
constexpr int kMinutes = 1;
constexpr std::array<std::int64_t, 4> kMillisOf{1'000, 60'000, 3'600'000, 86'400'000};

}  // namespace

DurationField::DurationField(const QString& zero, QWidget* parent) : QWidget(parent)
{
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    number_ = new QSpinBox(this);
    number_->setRange(zero.isEmpty() ? 1 : 0, kMostOfUnit);
    number_->setSpecialValueText(zero);
    number_->setAlignment(Qt::AlignRight);
    number_->setKeyboardTracking(false);
    number_->setFixedWidth(Theme::of().scaled(kNumberWidth));
    unit_ = new QComboBox(this);
    unit_->addItems({tr("seconds"), tr("minutes"), tr("hours"), tr("days")});
    unit_->setFixedWidth(Theme::of().scaled(kUnitWidth));
    unit_->setCurrentIndex(kMinutes);
    row->addWidget(number_);
    row->addWidget(unit_);
    setFocusProxy(number_);
    connect(number_, &QSpinBox::valueChanged, this, &DurationField::tell);
    connect(unit_, &QComboBox::activated, this, &DurationField::tell);
}

void DurationField::setNames(const QString& objectName, const QString& name)
{
    number_->setObjectName(objectName);
    number_->setAccessibleName(name);
    unit_->setObjectName(objectName + QStringLiteral(".unit"));
    unit_->setAccessibleName(tr("%1, unit").arg(name));
}

void DurationField::set(Millis value)
{
    if (value == this->value() || number_->hasFocus()) return;
    filling_ = true;
    int unit = static_cast<int>(kMillisOf.size()) - 1;
    while (unit > 0 &&
           (value.count() == 0 || value.count() % kMillisOf[static_cast<std::size_t>(unit)] != 0))
        --unit;
    // Nothing is as much of any unit; minutes are likely to come next.
    if (value.count() == 0) unit = kMinutes;
    unit_->setCurrentIndex(unit);
    number_->setValue(static_cast<int>(value.count() / kMillisOf[static_cast<std::size_t>(unit)]));
    filling_ = false;
}

Millis DurationField::value() const
{
    return Millis(number_->value() * kMillisOf[static_cast<std::size_t>(unit_->currentIndex())]);
}

void DurationField::tell()
{
    if (!filling_) Q_EMIT edited(value());
}

}  // namespace gatehouse::ui
