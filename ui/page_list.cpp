#include "ui/page_list.h"

#include <QCoreApplication>

#include "ui/pages/cache/cache_page.h"
#include "ui/pages/dashboard.h"
#include "ui/pages/deploy.h"
#include "ui/pages/guardrails/guardrails_page.h"
#include "ui/pages/history.h"
#include "ui/pages/limits/limits_page.h"
#include "ui/pages/playground/playground_page.h"
#include "ui/pages/prompts/prompts_page.h"
#include "ui/pages/providers.h"
#include "ui/pages/routes/routes_page.h"
#include "ui/pages/settings.h"
#include "ui/pages/traffic_page.h"
#include "ui/pages/wizard.h"

namespace gatehouse::ui {
namespace {

template <class P>
Page* make(const PageContext& context, QWidget* parent)
{
    return new P(context, parent);
}

// clang-format off
constexpr PageRow kPages[] = {
    {"dashboard", QT_TRANSLATE_NOOP("PageList", "Dashboard"), "gauge", QT_TRANSLATE_NOOP("PageList", "Observe"), make<DashboardPage>},
    {"traffic",   QT_TRANSLATE_NOOP("PageList", "Traffic"),   "pulse", QT_TRANSLATE_NOOP("PageList", "Observe"), make<TrafficPage>},
    {"routes",    QT_TRANSLATE_NOOP("PageList", "Routes"),    "route", QT_TRANSLATE_NOOP("PageList", "Build"), make<RoutesPage>},
    {"prompts",   QT_TRANSLATE_NOOP("PageList", "Prompts"),   "braces", QT_TRANSLATE_NOOP("PageList", "Build"), make<PromptsPage>},
    {"playground", QT_TRANSLATE_NOOP("PageList", "Playground"), "play", QT_TRANSLATE_NOOP("PageList", "Build"), make<PlaygroundPage>},
    {"providers", QT_TRANSLATE_NOOP("PageList", "Providers & Keys"), "plug", QT_TRANSLATE_NOOP("PageList", "Control"), make<ProvidersPage>},
    {"guardrails", QT_TRANSLATE_NOOP("PageList", "Guardrails"), "shield", QT_TRANSLATE_NOOP("PageList", "Control"), make<GuardrailsPage>},
    {"limits",    QT_TRANSLATE_NOOP("PageList", "Budgets & Limits"), "wallet", QT_TRANSLATE_NOOP("PageList", "Control"), make<LimitsPage>},
    {"cache",     QT_TRANSLATE_NOOP("PageList", "Cache"),     "database", QT_TRANSLATE_NOOP("PageList", "Control"), make<CachePage>},
    {"deploy",    QT_TRANSLATE_NOOP("PageList", "Export & Deploy"), "export", QT_TRANSLATE_NOOP("PageList", "Ship"), make<DeployPage>},
    {"settings",  QT_TRANSLATE_NOOP("PageList", "Settings"),  "gear",  "", make<SettingsPage>},
};

constexpr PageRow kQuietPages[] = {
    {"history", QT_TRANSLATE_NOOP("PageList", "History of the settings"), "clock", "", make<HistoryPage>},
    {"wizard", QT_TRANSLATE_NOOP("PageList", "First steps"), "play", "", make<WizardPage>},
};
// clang-format on

}  // namespace

std::span<const PageRow> quietPageList()
{
    return kQuietPages;
}

std::span<const PageRow> pageList()
{
    return kPages;
}

QString titleOf(const PageRow& row)
{
    return QCoreApplication::translate("PageList", row.title);
}

QString groupOf(const PageRow& row)
{
    return QCoreApplication::translate("PageList", row.group).toUpper();
}

}  // namespace gatehouse::ui
