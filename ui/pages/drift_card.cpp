#include "ui/pages/drift_card.h"

#include <QDir>
#include <QFileDialog>
#include <QVBoxLayout>

#include "app/config_words.h"
#include "app/export/bundle_file.h"
#include "app/formats.h"
#include "app/settings.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/diff_view.h"

namespace gatehouse::ui {
namespace {

constexpr int kLowest = 120;  // px of the list of changes

QString lastKey()
{
    return QStringLiteral("deploy/last");
}

}  // namespace

DriftCard::DriftCard(app::Settings* settings, QWidget* parent) : QFrame(parent), settings_(settings)
{
    setObjectName(QStringLiteral("deploy.drift"));
    setProperty("card", true);
    auto* compare = makeButton(QStringLiteral("deploy.compare"), tr("Compare with…"), "",
                               QStringLiteral("compare"), this);
    auto* column = startCard(this, tr("Since an earlier export"),
                             tr("What a server that has it does not know yet"), compare);
    words_ = makeLabel({}, "small2", this);
    words_->setObjectName(QStringLiteral("deploy.driftWords"));
    words_->setWordWrap(true);
    column->addWidget(words_);
    diff_ =
        new DiffView(QStringLiteral("deploy.driftChanges"), tr("Changes since the export"), this);
    diff_->setMinimumHeight(kLowest);
    column->addWidget(diff_, 1);
    connect(compare, &QPushButton::clicked, this, &DriftCard::choose);
    if (settings_ != nullptr) path_ = settings_->value(lastKey()).toString();
}

void DriftCard::remember(const QString& folder)
{
    // An archive cannot be read back: it leaves what was compared with alone.
    if (!QFileInfo(folder).isDir()) return;
    compareWith(folder);
}

void DriftCard::compareWith(const QString& path)
{
    if (path.isEmpty()) return;
    path_ = path;
    if (settings_ != nullptr) settings_->setValue(lastKey(), path);
    showDrift();
}

void DriftCard::show(const config::Config& live)
{
    live_ = live;
    showDrift();
}

void DriftCard::choose()
{
    const QString begin = path_.isEmpty() ? QDir::homePath() : path_;
    compareWith(QFileDialog::getExistingDirectory(this, tr("Folder of an earlier export"), begin));
}

void DriftCard::showDrift()
{
    diff_->hide();
    if (path_.isEmpty()) {
        words_->setText(
            tr("Nothing was exported from here yet. Save to a folder, or choose one "
               "that holds an export."));
        return;
    }
    const QString place = QDir::toNativeSeparators(path_);
    const auto before = app::readBundle(path_);
    if (!before) {
        words_->setText(
            tr("%1 cannot be read any more: %2").arg(place, app::text(before.error().message)));
        return;
    }
    const auto groups = app::changeWords(*before, live_);
    if (groups.empty()) {
        words_->setText(tr("%1 holds what is live now.").arg(place));
        return;
    }
    words_->setText(tr("%1 is behind: export it again, and reload the server.").arg(place));
    diff_->show(groups, {}, live_);
    diff_->QWidget::show();
}

}  // namespace gatehouse::ui
