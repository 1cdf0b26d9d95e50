#include "ui/pages/routes/publish_sheet.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSpinBox>
#include <QVBoxLayout>

#include "app/clock.h"
#include "app/draft.h"
#include "app/gateway.h"
#include "app/routes/condition_rows.h"
#include "app/routes/route_edit.h"
#include "app/routes/route_session.h"
#include "ui/pages/routes/property_fields.h"
#include "ui/widgets/basics.h"
#include "ui/widgets/diff_view.h"
#include "ui/widgets/sheet.h"
#include "ui/widgets/states.h"

namespace gatehouse::ui {
namespace {

constexpr int kFirstShare = 10;

QString usualStages()
{
    return QStringLiteral("1, 5, 25, 100");
}

}  // namespace

PublishSheet::PublishSheet(app::RouteSession* session, bool asTrial, QWidget* parent)
    : QDialog(parent), session_(session), asTrial_(asTrial)
{
    const QString title = asTrial ? tr("Try version %1").arg(session->shown())
                                  : tr("Publish version %1").arg(session->shown());
    auto* column = startSheet(
        this, title,
        asTrial ? tr("A share of the calls takes it; all others stay on the live version.")
                : tr("All new calls take it; calls under way end as they began."));
    resize(620, asTrial ? 600 : 520);
    banner_ = new Banner(QStringLiteral("routes.publish.banner"), this);
    banner_->hide();
    column->addWidget(banner_);
    if (asTrial) addTrial(column);
    column->addWidget(makeLabel(tr("All that is published with it"), "captionStrong", this));
    auto* diff = new DiffView(QStringLiteral("routes.publish.diff"), tr("Changes"), this);
    if (session->draft()->isEmpty()) {
        diff->showNothing(tr("Nothing else: the version is there already."));
    } else {
        diff->show(session->draft()->changes(), session->draft()->problems(),
                   session->draft()->config());
    }
    column->addWidget(diff, 1);
    column->addSpacing(10);
    note_ = makeField(QStringLiteral("routes.publish.note"), tr("Note"), {},
                      tr("What is new, for those who look back"));
    note_->setMaxLength(200);
    addField(column, tr("Note"), note_);
    auto* row = new QHBoxLayout;
    auto* later = makeButton(QStringLiteral("routes.publish.later"), tr("Later"), "", {}, this);
    publish_ = makeButton(QStringLiteral("routes.publish.now"), tr("Publish"), "primary",
                          QStringLiteral("check"), this);
    publish_->setDefault(true);
    row->addStretch(1);
    row->addWidget(later);
    row->addWidget(publish_);
    column->addLayout(row);
    connect(later, &QPushButton::clicked, this, &QDialog::reject);
    connect(publish_, &QPushButton::clicked, this, &PublishSheet::publish);
    note_->setFocus();
}

void PublishSheet::addTrial(QVBoxLayout* column)
{
    share_ = new QSpinBox(this);
    share_->setObjectName(QStringLiteral("routes.publish.share"));
    share_->setAccessibleName(tr("Share of the calls"));
    share_->setRange(0, 100);
    share_->setSuffix(QStringLiteral(" %"));
    share_->setValue(kFirstShare);
    addField(column, tr("Share of the calls"), share_);
    stickyBy_ = makeEditableList(QStringLiteral("routes.publish.stickyBy"), tr("Keeps callers by"),
                                 app::conditionFields());
    stickyBy_->setCurrentText(QStringLiteral("key"));
    addField(column, tr("Keeps callers by"), stickyBy_,
             tr("Callers with the same value stay on one version. Empty: by chance."));
    stages_ =
        new QCheckBox(tr("Grow by itself: %1 %, back when it fails").arg(usualStages()), this);
    stages_->setObjectName(QStringLiteral("routes.publish.stages"));
    stages_->setAccessibleName(stages_->text());
    column->addWidget(stages_);
    column->addSpacing(8);
    connect(stages_, &QCheckBox::toggled, share_, [this](bool on) {
        share_->setEnabled(!on);
        if (on) share_->setValue(1);
    });
}

void PublishSheet::publish()
{
    app::Draft* draft = session_->draft();
    const std::string id = session_->id();
    const std::int64_t number = session_->shown();
    const auto* route = session_->route();
    if (route == nullptr) return reject();
    const QString title = app::titleOf(*route);
    config::Config next;
    if (asTrial_) {
        app::Candidate candidate;
        candidate.number = number;
        candidate.share = share_->value();
        candidate.stickyBy = stickyBy_->currentText().trimmed().toStdString();
        if (stages_->isChecked()) candidate.stages = usualStages().toStdString();
        candidate.now = app::now();
        next = app::withCandidate(draft->config(), id, candidate);
        news_ = tr("%1: version %2 is tried by %3 % of the calls")
                    .arg(title)
                    .arg(number)
                    .arg(candidate.share);
    } else {
        next = app::withLive(draft->config(), session_->gateway()->config(), id, number,
                             note_->text());
        news_ = tr("%1: version %2 is live").arg(title).arg(number);
    }
    draft->edit(std::move(next));
    publish_->setEnabled(false);
    const QString note = note_->text().trimmed().isEmpty() ? news_ : note_->text();
    draft->publish(note, this, [this, draft](const app::PublishOutcome& outcome) {
        if (outcome.ok) return accept();
        draft->undo();  // the version stays a draft, as it was
        banner_->show("bad", tr("Nothing was published. %1").arg(outcome.error));
        publish_->setEnabled(true);
    });
}

}  // namespace gatehouse::ui
