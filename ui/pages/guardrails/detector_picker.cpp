#include "ui/pages/guardrails/detector_picker.h"

#include <algorithm>

#include <QCheckBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QVBoxLayout>

#include "app/formats.h"
#include "app/guardrails/guard_words.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/sheet.h"

namespace gatehouse::ui {
namespace {

constexpr int kHintIndent = 24;  // px: below the words of a box

}  // namespace

DetectorPicker::DetectorPicker(QWidget* parent)
    : QWidget(parent),
      search_(makeField(QStringLiteral("guardrails.search"), tr("Find a detector"), {},
                        tr("Find a detector"))),
      none_(makeLabel(tr("No detector is called so."), "small", this)),
      rows_(new QVBoxLayout)
{
    setObjectName(QStringLiteral("guardrails.detectors"));
    search_->setClearButtonEnabled(true);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(10);
    column->addWidget(none_);
    none_->hide();
    rows_->setSpacing(12);
    column->addLayout(rows_);
    connect(search_, &QLineEdit::textChanged, this, &DetectorPicker::narrow);
}

void DetectorPicker::make(const app::GuardSettings& settings)
{
    const auto groups = app::detectorGroups(settings);
    QStringList wanted;
    for (const auto& group : groups) {
        for (const auto& each : group.detectors)
            wanted.append(app::text(each.profile) + QLatin1Char('\n') + each.hint);
    }
    if (wanted == made_) return;
    made_ = wanted;
    clearLayout(rows_);
    groups_.clear();
    constexpr int kColumns = 2;
    for (const auto& group : groups) {
        Group made;
        made.whole = new QWidget(this);
        auto* inner = new QVBoxLayout(made.whole);
        inner->setContentsMargins(0, 0, 0, 0);
        inner->setSpacing(6);
        inner->addWidget(makeLabel(group.title, "captionStrong", made.whole));
        auto* grid = new QGridLayout;
        grid->setHorizontalSpacing(16);
        grid->setVerticalSpacing(6);
        int place = 0;
        for (const auto& each : group.detectors) {
            Item item;
            item.profile = each.profile;
            item.whole = new QWidget(made.whole);
            auto* cell = new QVBoxLayout(item.whole);
            cell->setContentsMargins(0, 0, 0, 0);
            cell->setSpacing(0);
            item.box = new QCheckBox(
                QString(each.title).replace(QLatin1Char('&'), QStringLiteral("&&")), item.whole);
            item.box->setObjectName(QStringLiteral("guardrails.detector.") +
                                    app::text(each.profile));
            item.box->setAccessibleName(each.title);
            item.box->setAccessibleDescription(each.hint);
            cell->addWidget(item.box);
            if (!each.hint.isEmpty()) {
                auto* hint = new ElidedLabel(each.hint, item.whole);
                setRole(hint, "small");
                auto* below = new QHBoxLayout;
                below->setContentsMargins(kHintIndent, 0, 0, 0);
                below->addWidget(hint);
                cell->addLayout(below);
            }
            cell->addStretch(1);
            item.sought = each.title + QLatin1Char(' ') + each.hint + QLatin1Char(' ') +
                          app::text(each.profile) + QLatin1Char(' ') + group.title;
            connect(item.box, &QCheckBox::clicked, this, &DetectorPicker::tell);
            grid->addWidget(item.whole, place / kColumns, place % kColumns);
            ++place;
            made.items.push_back(std::move(item));
        }
        for (int i = 0; i < kColumns; ++i) grid->setColumnStretch(i, 1);
        inner->addLayout(grid);
        rows_->addWidget(made.whole);
        groups_.push_back(std::move(made));
    }
    narrow();
}

void DetectorPicker::show(const app::GuardSettings& settings, const app::GuardPolicy& policy)
{
    make(settings);
    profiles_ = policy.profiles;
    for (const auto& group : groups_) {
        for (const auto& item : group.items)
            item.box->setChecked(std::ranges::count(profiles_, item.profile) > 0);
    }
}

void DetectorPicker::narrow()
{
    const QStringList words = search_->text().split(QLatin1Char(' '), Qt::SkipEmptyParts);
    bool any = false;
    for (const auto& group : groups_) {
        bool shown = false;
        for (const auto& item : group.items) {
            const bool fits = std::ranges::all_of(words, [&item](const QString& word) {
                return item.sought.contains(word, Qt::CaseInsensitive);
            });
            item.whole->setVisible(fits);
            shown = shown || fits;
        }
        group.whole->setVisible(shown);
        any = any || shown;
    }
    none_->setVisible(!any);
}

void DetectorPicker::tell()
{
    std::vector<std::string> next;
    // What was chosen keeps its place, what is new comes behind it.
    const auto isChosen = [this](const std::string& profile) {
        for (const auto& group : groups_) {
            for (const auto& item : group.items) {
                if (item.profile == profile) return item.box->isChecked();
            }
        }
        return true;
    };
    for (const auto& each : profiles_) {
        if (isChosen(each)) next.push_back(each);
    }
    for (const auto& group : groups_) {
        for (const auto& item : group.items) {
            if (item.box->isChecked() && std::ranges::count(next, item.profile) == 0)
                next.push_back(item.profile);
        }
    }
    profiles_ = next;
    Q_EMIT chosen(next);
}

}  // namespace gatehouse::ui
