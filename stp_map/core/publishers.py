"""Who publishes what is found at an address, for the sources of leaders and of dates."""

from __future__ import annotations

from types import MappingProxyType

PUBLISHERS = MappingProxyType(
    {
        "archive.lmc.org.uk": "Londonwide LMCs",
        "bedfordshireccg.nhs.uk": "Bedfordshire CCG",
        "belpernews.co.uk": "Belper News",
        "berkhamstedtoday.co.uk": "Berkhamsted Today",
        "bevanbrittan.com": "Bevan Brittan",
        "bpv.org.uk": "Brent Patient Voice",
        "calderdaleandkirklees999callforthenhs.wordpress.com": (
            "Calderdale and Kirklees 999 Call for the NHS"
        ),
        "combined.nhs.uk": "North Staffordshire Combined Healthcare NHS Trust",
        "comfirst.org.uk": "Community First",
        "consultationinstitute.org": "The Consultation Institute",
        "democracy.bristol.gov.uk": "Bristol City Council",
        "democracy.thurrock.gov.uk": "Thurrock Council",
        "edemocracy.coventry.gov.uk": "Coventry City Council",
        "edp24.co.uk": "Eastern Daily Press",
        "en.wikipedia.org": "Wikipedia",
        "england.nhs.uk": "NHS England",
        "granthamjournal.co.uk": "Grantham Journal",
        "greenwichccg.nhs.uk": "Greenwich CCG",
        "gwh.nhs.uk": "Great Western Hospitals NHS Foundation Trust",
        "haringeyccg.nhs.uk": "Haringey CCG",
        "hcsa.com": "HCSA",
        "healthcaretimes.co.uk": "Healthcare Times",
        "healthwatchnorthamptonshire.co.uk": "Healthwatch Northamptonshire",
        "heart.co.uk": "Heart",
        "hsj.co.uk": "HSJ",
        "ipswichstar.co.uk": "Ipswich Star",
        "kingsfund.org.uk": "The King’s Fund",
        "marlborough.news": "Marlborough News",
        "my.dchs.nhs.uk": "Derbyshire Community Health Services NHS Foundation Trust",
        "nationalhealthexecutive.com": "National Health Executive",
        "nenc-northtyneside.icb.nhs.uk": "North East and North Cumbria ICB",
        "nhsconfed.org": "NHS Confederation",
        "nhsfuturefit.org": "NHS Future Fit",
        "rcn.org.uk": "Royal College of Nursing",
        "sath.nhs.uk": "Shrewsbury and Telford Hospital NHS Trust",
        "sdccg.nhsdigital.org.uk": "Surrey Downs CCG",
        "services1.arcgis.com": "Office for National Statistics",
        "shropshirestar.com": "Shropshire Star",
        "southlincolnshireccg.nhs.uk": "South Lincolnshire CCG",
        "starandcrescent.org.uk": "Star & Crescent",
        "swahsn.com": "South West Academic Health Science Network",
        "v1.nhsmidandsouthessex.co.uk": "NHS Mid and South Essex",
        "warwickshireworld.com": "Warwickshire World",
    }
)
"""The publisher of each host of the web that facts were read at, without its ``www.``."""

COPIES = MappingProxyType(
    {
        "docslib.org": "Gloucestershire CCG",
        "medworm.com": "HSJ",
        "paperzz.com": "The Black Country STP",
        "pdfslide.net": "Ealing CCG",
        "wikimili.com": "Wikipedia",
        "wikisum.wiki": "Wikipedia",
    }
)
"""Hosts that copy what others published, and whose text was read there."""

_ENCYCLOPAEDIA = "Wikipedia"

_FOOTPRINT_AREAS = "https://www.england.nhs.uk/2016/03/footprint-areas/"
_HSJ = "https://www.hsj.co.uk/"
DATES = MappingProxyType(
    {
        _FOOTPRINT_AREAS: "15 March 2016",
        f"{_HSJ}sectors/commissioning/revealed-leaders-named-for-eight-major-stp-patches/"
        "7003253.article": "15 March 2016",
        f"{_HSJ}commissioning/revealed-the-leaders-chosen-for-41-of-englands-stps-/"
        "7003640.article": "30 March 2016",
        f"{_HSJ}south-west/deep-south-goodbye-hello-to-angela-pedder/7003805.article": "April 2016",
        f"{_HSJ}integrated-care/former-london-trust-chief-executive-to-lead-troubled-stp/"
        "7020491.article": "2017",
        f"{_HSJ}lincolnshire-ics/ccg-chief-to-lead-stp/7018460.article": "2017",
        f"{_HSJ}hsj-local/commissioners/nhs-cambridgeshire-and-peterborough-ccg/"
        "ccg-chief-resigns-in-wake-of-800m-contract-failure/7001917.article": "early 2016",
        "https://archive.lmc.org.uk/article.php?end=480&group_id=15017&start=471": "May 2016",
        "https://www.bedfordshireccg.nhs.uk/news/?story_id=728&id=3710&area_id=116": (
            "29 July 2016"
        ),
        "https://democracy.bristol.gov.uk/mgAi.aspx?ID=5347": "1 December 2016",
        "http://www.belpernews.co.uk/news/local/"
        "meeting-reveals-big-nhs-cuts-planned-across-derbyshire-1-8182099": "autumn 2016",
        "http://www.comfirst.org.uk/sustainability_and_transformation_plans_stps": "2016",
        "http://www.healthwatchnorthamptonshire.co.uk/"
        "northamptonshire-sustainability-transformation-plan-stp": "December 2016 or later",
        "https://marlborough.news/news/james-and-the-giant-footprint-how-the-new-plan-for-local-"
        "nhs-services-is-being-prepared/": "23 June 2016",
        "https://paperzz.com/doc/9099325/black-country-stp-walsall-submission": "18 March 2016",
        "https://docslib.org/doc/4712576/"
        "governing-body-meeting-to-be-held-at-2pm-on-thursday-24-november": "November 2016",
        "http://shropshirestar.com/news/health/2016/07/08/"
        "vision-drawn-up-to-make-shropshire-people-healthiest-on-planet": "8 July 2016",
        "https://www.starandcrescent.org.uk/2019/07/31/where-did-half-a-billion-pounds-of-your-"
        "money-go-sc-investigates-the-stp/": "31 July 2019",
        "https://www.warwickshireworld.com/news/fears-over-future-of-warwickshire-health-services-"
        "remain-after-stp-plan-is-published-755740": "December 2016",
        "https://www.edp24.co.uk/news/health/"
        "leader-of-region-s-new-health-plan-quashes-fears-over-917384": "October 2016",
    }
)
"""When it was published, by address, where the notes of a table or the address itself say so."""


def published_by(host: str, url: str) -> str:
    """Who published what is at an address, and when where that is known.

    Args:
        host: the address's own, without its ``www.``.
        url: the address as the table has it.

    Returns:
        Such as ``HSJ, 30 March 2016`` or ``Wikipedia (read on a copying host)``; the host itself
        where nobody is known to publish there, which is untrusted text.
    """
    name = COPIES.get(host) or PUBLISHERS.get(host, host)
    when = DATES.get(url, "")
    dated = f"{name}, {when}" if when else name
    return f"{dated} (read on a copying host)" if host in COPIES else dated


def is_encyclopaedia(host: str) -> bool:
    """Whether what a host publishes is an encyclopaedia, or a copy of one."""
    return _ENCYCLOPAEDIA in {COPIES.get(host), PUBLISHERS.get(host)}
